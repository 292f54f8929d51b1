import { Chip } from '@/components/ui/chip'
import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import type { Desk } from '@/lib/reconciliation/queries'
import type { Wait } from '@/lib/reconciliation/rules'
import { useTranslations } from 'next-intl'
import { useDuration } from './use-duration'

type Pile = { what: Wait['why'] | 'late_repayment'; waits: { since: Date; until: Date | null }[]; href: string }

/** A row for each kind of work: how many, how pressing, how long the oldest has waited, and until when its word is owed. */
export function WorkList({ now, stuck, setAside }: Pick<Desk, 'now' | 'stuck' | 'setAside'>) {
  const t = useTranslations('admin.overview')
  const piles: Pile[] = [
    ...(['channel_silent', 'lender_silent', 'set_aside'] as const).map((what) => ({
      what,
      waits: stuck.filter(({ why }) => why === what),
      href: '#waiting',
    })),
    {
      what: 'late_repayment',
      waits: setAside.map(({ createdAt }) => ({ since: createdAt, until: null })),
      href: '#set-aside',
    },
  ]
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { name: t('what') },
        { name: t('count'), number: true },
        { name: t('state') },
        { name: t('oldest'), number: true },
        { name: t('limit'), number: true },
        { name: t('act'), number: true, hidden: true },
      ]}
    >
      {piles.map((pile) => (
        <PileRow key={pile.what} now={now} pile={pile} />
      ))}
    </DataTable>
  )
}

function PileRow({ now, pile: { what, waits, href } }: { now: Date; pile: Pile }) {
  const t = useTranslations('admin.overview')
  const duration = useDuration()
  const oldest = waits.toSorted((a, b) => a.since.getTime() - b.since.getTime())[0]
  const isLate = waits.some(({ until }) => until === null || until < now)
  return (
    <DataRow heading={t(`piles.${what}.name`)} detail={t(`piles.${what}.text`)} first={isLate && waits.length > 0}>
      <Cell big>{waits.length}</Cell>
      <Cell>
        {!oldest ? (
          <Chip tone="ok" icon="check">
            {t('nothing')}
          </Chip>
        ) : isLate ? (
          <Chip tone="warn" icon="warning">
            {t(oldest.until ? 'late' : 'decide')}
          </Chip>
        ) : (
          <Chip tone="info" icon="clock">
            {t('waiting')}
          </Chip>
        )}
      </Cell>
      <Cell number>{oldest && duration(oldest.since, now)}</Cell>
      <Cell number>{t(`piles.${what}.limit`)}</Cell>
      <Cell number>{oldest && <a href={href}>{t('look')}</a>}</Cell>
    </DataRow>
  )
}
