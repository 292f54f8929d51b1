import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { formatDay, formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import { formatFen } from '@/lib/money/format'
import type { Desk } from '@/lib/reconciliation/queries'
import { useLocale, useTranslations } from 'next-intl'
import { PaymentChip } from './payment-chip'
import { shortId } from './payment-table'
import { useDuration } from './use-duration'

/** Each payment that waits for a word or a decision, the oldest first. */
export function StuckTable({ now, stuck }: Pick<Desk, 'now' | 'stuck'>) {
  const t = useTranslations('admin.overview')
  const locale = useLocale()
  const duration = useDuration()
  return (
    <section id="waiting">
      <h2>{t('stuck')}</h2>
      <DataTable
        caption={t('stuck')}
        columns={[
          { name: t('payment') },
          { name: t('state') },
          { name: t('waitsFor') },
          { name: t('oldest'), number: true },
          { name: t('until'), number: true },
          { name: t('amount'), number: true },
        ]}
      >
        {stuck.map(({ payment, why, since, until }) => {
          const shown = publicId('payment', payment.id)
          return (
            <DataRow
              key={payment.id}
              heading={
                <a className="num" href={`/admin/payments/${shown}`}>
                  {shortId(shown)}
                </a>
              }
            >
              <Cell>
                <PaymentChip payment={payment} />
              </Cell>
              <Cell>{t(`piles.${why}.name`)}</Cell>
              <Cell number>{duration(since, now)}</Cell>
              <Cell number>{until && formatInstant(until, locale)}</Cell>
              <Cell number>{formatFen(payment.amountFen)}</Cell>
            </DataRow>
          )
        })}
      </DataTable>
    </section>
  )
}

/** Each repayment of a lender's file that was dated before one already booked. */
export function SetAsideTable({ setAside }: Pick<Desk, 'setAside'>) {
  const t = useTranslations('admin.overview')
  const locale = useLocale()
  return (
    <section id="set-aside">
      <h2>{t('setAside')}</h2>
      <DataTable
        caption={t('setAside')}
        columns={[
          { name: t('repayment') },
          { name: t('loan') },
          { name: t('paidOn') },
          { name: t('line'), number: true },
          { name: t('amount'), number: true },
        ]}
      >
        {setAside.map(({ id, repaymentRef, loanRef, borrowerId, valueOn, line, amountFen }) => (
          <DataRow key={id} heading={<span className="num">{repaymentRef}</span>}>
            <Cell>
              <a className="num" href={`/admin/people/${publicId('person', borrowerId)}`}>
                {loanRef}
              </a>
            </Cell>
            <Cell>{formatDay(valueOn, locale, { weekday: false, year: true })}</Cell>
            <Cell number>{line}</Cell>
            <Cell number>{formatFen(amountFen)}</Cell>
          </DataRow>
        ))}
      </DataTable>
    </section>
  )
}
