import { Chip } from '@/components/ui/chip'
import { daysBetween, type Day } from '@/lib/calendar/day'
import type { LoanSummary } from '@/lib/loans/queries'
import { useTranslations } from 'next-intl'

/** Days within which a due date is near enough to be marked. */
const SOON_DAYS = 10

/** How near the due date is, or how long past; as icon and word. */
export function DueChip({ summary: { next, daysOverdue }, today }: { summary: LoanSummary; today: Day }) {
  const t = useTranslations('me.home')
  if (!next) {
    return (
      <Chip tone="ok" icon="check">
        {t('settled')}
      </Chip>
    )
  }
  if (next.state === 'held') {
    return (
      <Chip tone="info" icon="clock">
        {t('held')}
      </Chip>
    )
  }
  if (daysOverdue > 0) {
    return (
      <Chip tone="danger" icon="warning">
        {t('overdueDays', { days: daysOverdue })}
      </Chip>
    )
  }
  const days = daysBetween(today, next.dueOn)
  return (
    <Chip tone={days <= SOON_DAYS ? 'warn' : 'plain'} icon="clock">
      {days === 0 ? t('dueToday') : t('daysLeft', { days })}
    </Chip>
  )
}
