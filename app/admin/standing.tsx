import { StateRow } from '@/components/ui/state-row'
import { formatInstant } from '@/lib/calendar/format'
import { useLocale, useTranslations } from 'next-intl'
import { Due } from './due'
import { QueueChip } from './queue-chip'

type StandingProps = {
  item: {
    state: 'waiting' | 'taken' | 'escalated' | 'decided'
    takenBy: string | null
    createdAt: Date
    dueAt: Date
    decidedAt: Date | null
  }
  now: Date
  staffId: string
  holder: string | undefined
}

/** Where a review or case stands: state, in whose hands, since when, by when. */
export function Standing({ item, now, staffId, holder }: StandingProps) {
  const t = useTranslations('admin.queue')
  const locale = useLocale()
  return (
    <StateRow
      label={t('state')}
      items={[
        { name: t('state'), state: <QueueChip item={item} staffId={staffId} /> },
        { name: t('holder'), state: holder ? <span lang="zh-CN">{holder}</span> : t('nobody') },
        { name: t('since'), state: formatInstant(item.createdAt, locale) },
        item.decidedAt
          ? { name: t('decidedAt'), state: formatInstant(item.decidedAt, locale) }
          : { name: t('due'), state: <Due dueAt={item.dueAt} now={now} /> },
      ]}
    />
  )
}
