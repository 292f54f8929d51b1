import { Chip } from '@/components/ui/chip'
import { formatInstant } from '@/lib/calendar/format'
import { useLocale, useTranslations } from 'next-intl'
import { useDuration } from './use-duration'

/** By when it is due, and how far that is: past it, the first thing one sees. */
export function Due({ dueAt, now }: { dueAt: Date; now: Date }) {
  const t = useTranslations('admin.queue')
  const locale = useLocale()
  const duration = useDuration()
  const isLate = dueAt < now
  return (
    <span className="due">
      {isLate ? (
        <Chip tone="warn" icon="warning">
          {t('lateBy', { duration: duration(dueAt, now) })}
        </Chip>
      ) : (
        t('dueIn', { duration: duration(now, dueAt) })
      )}
      <span className="meta">{formatInstant(dueAt, locale)}</span>
    </span>
  )
}
