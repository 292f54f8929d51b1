import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Row, Rows } from '@/components/ui/rows'
import { mayStaff } from '@/lib/access/rules'
import { formatDay, formatInstant } from '@/lib/calendar/format'
import { idOf, publicId, type IdKind } from '@/lib/id'
import { getTransaction, type TransactionView } from '@/lib/ledger/queries'
import { formatFen } from '@/lib/money/format'
import type { Metadata } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Entries } from '../../entries'
import { StaffPage } from '../../staff-page'
import { staffSignedIn } from '../../signed-in'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.ledger')
  return { title: t('transaction') }
}

type TransactionPageProps = { params: Promise<{ transaction: string }> }

export default async function TransactionPage({ params }: TransactionPageProps) {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin.ledger')
  const { transaction: shownId } = await params
  const id = mayStaff(actor.role, 'see_ledger') ? idOf('transaction', shownId) : undefined
  const transaction = id ? await getTransaction(actor, id) : undefined
  return (
    <StaffPage
      actor={actor}
      may="see_ledger"
      here={transaction ? `/admin/ledger/${shownId}` : '/admin'}
      top={transaction && <span className="num">{shownId}</span>}
    >
      {transaction ? (
        <>
          <h1>{t(`kinds.${transaction.kind}`)}</h1>
          <About transaction={transaction} />
          <section>
            <Entries transactions={[transaction]} areLinks={false} />
          </section>
          <Balances transaction={transaction} />
        </>
      ) : (
        <EmptyState drawing="empty" title={t('unknown')} heading="h1" align="left" />
      )}
    </StaffPage>
  )
}

const SUBJECTS = { loan: 'loan', repayment: 'repayment', payment: 'payment', claim: 'claim' } as const satisfies Record<
  TransactionView['subject'],
  IdKind
>

function About({ transaction: { subject, subjectId, valueOn, eventAt, createdAt } }: { transaction: TransactionView }) {
  const t = useTranslations('admin.ledger')
  const locale = useLocale()
  const shown = publicId(SUBJECTS[subject], subjectId)
  return (
    <section className="staff-narrow">
      <Rows>
        <Row label={t('subject')} detail={<span className="num">{shown}</span>}>
          {subject === 'payment' ? (
            <a href={`/admin/payments/${shown}`}>{t(`subjects.${subject}`)}</a>
          ) : (
            t(`subjects.${subject}`)
          )}
        </Row>
        <Row label={t('valueOn')}>{formatDay(valueOn, locale, { year: true })}</Row>
        <Row label={t('eventAt')}>{formatInstant(eventAt, locale)}</Row>
        <Row label={t('createdAt')}>{formatInstant(createdAt, locale)}</Row>
      </Rows>
    </section>
  )
}

/** What stood on each account after this entry of it. */
function Balances({ transaction: { rows } }: { transaction: TransactionView }) {
  const t = useTranslations('admin.ledger')
  return (
    <section>
      <h2>{t('balances')}</h2>
      <DataTable
        caption={t('balances')}
        columns={[{ name: t('account') }, { name: t('number'), number: true }, { name: t('balance'), number: true }]}
      >
        {rows.map((row) => (
          <DataRow key={`${row.accountId} ${row.number}`} heading={t(`accounts.${row.account}`)}>
            <Cell number>{row.number}</Cell>
            <Cell number>{formatFen(row.balanceFen)}</Cell>
          </DataRow>
        ))}
      </DataTable>
    </section>
  )
}
