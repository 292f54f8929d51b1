import { Chip } from '@/components/ui/chip'
import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { LinkButton } from '@/components/ui/link-button'
import { formatInstant } from '@/lib/calendar/format'
import type { QueuePile } from '@/lib/cases/queries'
import type { Desk } from '@/lib/reconciliation/queries'
import { useLocale, useTranslations } from 'next-intl'
import { pilesOf, type Pile } from './piles'
import { useDuration } from './use-duration'

type WorkListProps = Pick<Desk, 'now' | 'stuck' | 'setAside'> & {
  queue: QueuePile[] | undefined
  /** The most pressing that nobody has in hand, and of which row it is. */
  start: { what: Pile['what']; href: string } | undefined
}

/** A row for each kind of work: how many, how pressing, how long the oldest has waited, and until when its word is owed. */
export function WorkList({ now, stuck, setAside, queue, start }: WorkListProps) {
  const t = useTranslations('admin.overview')
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { name: t('what') },
        { name: t('count'), number: true },
        { name: t('state') },
        { name: t('inHand'), number: true },
        { name: t('oldest'), number: true },
        { name: t('limit'), number: true },
        { name: t('act'), number: true, hidden: true },
      ]}
    >
      {pilesOf({ now, stuck, setAside, queue }).map((pile) => (
        <PileRow key={pile.what} now={now} pile={pile} startHref={pile.what === start?.what ? start.href : undefined} />
      ))}
    </DataTable>
  )
}

function PileRow({ now, pile, startHref }: { now: Date; pile: Pile; startHref: string | undefined }) {
  const t = useTranslations('admin.overview')
  const locale = useLocale()
  const duration = useDuration()
  const { what, count, inHand, oldestAt, dueAt, isLate, href } = pile
  return (
    <DataRow heading={t(`piles.${what}.name`)} detail={t(`piles.${what}.text`)} first={isLate}>
      <Cell big>{count}</Cell>
      <Cell>
        <PileChip pile={pile} />
      </Cell>
      <Cell number>{inHand ?? t('bySystem')}</Cell>
      <Cell number>{oldestAt && duration(oldestAt, now)}</Cell>
      <Cell number>{dueAt ? formatInstant(dueAt, locale) : t(`piles.${what}.limit`)}</Cell>
      <Cell number>
        {startHref ? (
          <LinkButton href={startHref} kind="primary" small>
            {t('start')}
          </LinkButton>
        ) : (
          count > 0 && <a href={href}>{t('look')}</a>
        )}
      </Cell>
    </DataRow>
  )
}

function PileChip({ pile: { count, isLate, dueAt } }: { pile: Pile }) {
  const t = useTranslations('admin.overview')
  if (count === 0)
    return (
      <Chip tone="ok" icon="check">
        {t('nothing')}
      </Chip>
    )
  return isLate ? (
    <Chip tone="warn" icon="warning">
      {t(dueAt ? 'late' : 'decide')}
    </Chip>
  ) : (
    <Chip tone="info" icon="clock">
      {t('inTime')}
    </Chip>
  )
}
