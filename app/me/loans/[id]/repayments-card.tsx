import { Amount } from '@/components/money/amount'
import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { Rows } from '@/components/ui/rows'
import type { Part } from '@/lib/calendar/accrual'
import { formatDay } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import type { LoanView, RepaymentView } from '@/lib/loans/queries'
import { formatFen } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'

/** The latest ones are shown, the earlier ones open. */
const SHOWN = 3

/** What was repaid, by whom, and what each repayment paid. */
export function RepaymentsCard({ view: { repayments } }: { view: LoanView }) {
  const t = useTranslations('me.loan.repayments')
  return (
    <Card title={t('title')}>
      {repayments.length === 0 ? (
        <p className="secondary">{t('none')}</p>
      ) : (
        <>
          <RepaymentList repayments={repayments.slice(0, SHOWN)} />
          {repayments.length > SHOWN && (
            <Disclosure summary={t('earlier', { count: repayments.length - SHOWN })}>
              <RepaymentList repayments={repayments.slice(SHOWN)} />
            </Disclosure>
          )}
        </>
      )}
    </Card>
  )
}

const RepaymentList = ({ repayments }: { repayments: RepaymentView[] }) => (
  <ul className="entries">
    {repayments.map((repayment) => (
      <li key={repayment.id}>
        <Repayment repayment={repayment} />
      </li>
    ))}
  </ul>
)

function Repayment({ repayment }: { repayment: RepaymentView }) {
  const t = useTranslations('me.loan.repayments')
  const locale = useLocale()
  const { valueOn, amountFen, source, paymentId, parts, repaymentRef } = repayment
  const day = formatDay(valueOn, locale, { weekday: false, year: true })
  return (
    <div>
      <p className="entry-head">
        <span>{day}</span>
        <Amount fen={amountFen} strong />
      </p>
      <p className="meta">{t(`source.${source}`)}</p>
      <p className="meta">{t('receipt', { number: repaymentRef })}</p>
      <Disclosure
        summary={
          <>
            {t('where')}
            <span className="visually-hidden">{`${day} ${formatFen(amountFen)}`}</span>
          </>
        }
      >
        <Rows>
          {parts.map((part) => (
            <PartRows key={part.number} part={part} />
          ))}
          <MoneyRow label={t('sum')} fen={amountFen} total />
        </Rows>
      </Disclosure>
      {source === 'own' && paymentId && (
        <a className="link-button" href={`/me/payments/${publicId('payment', paymentId)}`}>
          {t('payment')}
          <span className="visually-hidden">{`${day} ${formatFen(amountFen)}`}</span>
        </a>
      )}
    </div>
  )
}

const KINDS = ['penalty', 'interest', 'principal'] as const

function PartRows({ part }: { part: Part }) {
  const t = useTranslations('me.loan.repayments')
  return KINDS.filter((kind) => part[`${kind}Fen`] > 0n).map((kind) => (
    <MoneyRow key={kind} label={`${t('part', { number: part.number })} ${t(kind)}`} fen={part[`${kind}Fen`]} />
  ))
}
