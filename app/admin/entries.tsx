import { EntryTable } from '@/components/money/entry-table'
import { Chip } from '@/components/ui/chip'
import { publicId } from '@/lib/id'
import { formatInstant } from '@/lib/calendar/format'
import type { TransactionView } from '@/lib/ledger/queries'
import { fen, sumFen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'
import { shortId } from './payment-table'

/** Transactions with debit beside credit; their difference is always shown, and is always 0.00. */
export function Entries({ transactions, areLinks }: { transactions: TransactionView[]; areLinks: boolean }) {
  const t = useTranslations('admin.ledger')
  const locale = useLocale()
  const gapFen = fen(
    sumFen(transactions.map(({ debitFen }) => debitFen)) - sumFen(transactions.map(({ creditFen }) => creditFen)),
  )
  const gap = formatFen(gapFen).replace('¥', '')
  const nameOf = ({ id, kind }: TransactionView) =>
    areLinks ? (
      <>
        <a className="num" href={`/admin/ledger/${publicId('transaction', id)}`}>
          {shortId(publicId('transaction', id))}
        </a>{' '}
        {t(`kinds.${kind}`)}
      </>
    ) : (
      t(`kinds.${kind}`)
    )
  return (
    <>
      <div className="staff-section-head">
        <h2>{t('entries')}</h2>
        <Chip tone={gapFen === 0n ? 'ok' : 'danger'} icon={gapFen === 0n ? 'check' : 'warning'}>
          {t('sum', { amount: gap })}
        </Chip>
      </div>
      {transactions.length === 0 ? (
        <p className="secondary">{t('none')}</p>
      ) : (
        <EntryTable
          caption={t('entries')}
          headings={{
            transaction: t('transaction'),
            debit: t('debit'),
            credit: t('credit'),
            amount: t('amount'),
            total: t('total', { amount: gap }),
          }}
          groups={transactions.map((transaction) => ({
            key: transaction.id,
            name: nameOf(transaction),
            time: formatInstant(transaction.eventAt, locale),
            lines: transaction.rows.map((row) => ({
              account: t(`accounts.${row.account}`),
              amountFen: row.debitFen - row.creditFen,
            })),
          }))}
        />
      )}
    </>
  )
}
