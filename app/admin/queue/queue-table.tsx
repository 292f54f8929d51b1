import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import type { QueueItem } from '@/lib/cases/queries'
import { publicId } from '@/lib/id'
import { useTranslations } from 'next-intl'
import { Due } from '../due'
import { QueueChip } from '../queue-chip'
import { shortId } from '../payment-table'
import { useDuration } from '../use-duration'
import { useKindWords } from '../use-kind-words'

/** Where a review or case is worked on. */
export const workHref = ({ what, id }: Pick<QueueItem, 'what' | 'id'>): string =>
  what === 'review' ? `/admin/reviews/${publicId('review', id)}` : `/admin/cases/${publicId('case', id)}`

/** What waits for a person, the most pressing first, each leading to its own page. */
export function QueueTable({ items, now, staffId }: { items: QueueItem[]; now: Date; staffId: string }) {
  const t = useTranslations('admin.queue')
  const duration = useDuration()
  const nameOf = useKindWords()
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { name: t('what') },
        { name: t('due') },
        { name: t('state') },
        { name: t('holder') },
        { name: t('age'), number: true },
      ]}
    >
      {items.map((item) => (
        <DataRow
          key={item.id}
          heading={<a href={workHref(item)}>{nameOf(item.kind)}</a>}
          detail={<span className="num">{shortId(publicId(item.what, item.id))}</span>}
        >
          <Cell>
            <Due dueAt={item.dueAt} now={now} />
          </Cell>
          <Cell>
            <QueueChip item={item} staffId={staffId} />
          </Cell>
          <Cell>{item.takerName ? <span lang="zh-CN">{item.takerName}</span> : t('nobody')}</Cell>
          <Cell number>{duration(item.createdAt, now)}</Cell>
        </DataRow>
      ))}
    </DataTable>
  )
}
