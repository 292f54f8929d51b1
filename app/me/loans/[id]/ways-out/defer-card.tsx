import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import { formatDay } from '@/lib/calendar/format'
import type { LoanView } from '@/lib/loans/queries'
import { deferPreview } from '@/lib/loans/ways-out/rules'
import { fen, sumFen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'

/** What it costs to move the oldest unpaid instalment to the end. */
export function DeferCard({ view: { loan, today } }: { view: LoanView }) {
  const t = useTranslations('me.waysOut.defer')
  const locale = useLocale()
  const preview = deferPreview(loan, today)
  if (!preview.ok) return null
  const { number, fromOn, toOn, months, movedFen, addedInterestFen, penaltyNowFen } = preview.value
  const dated = { weekday: false, year: true }
  const moved = loan.instalments.find((one) => one.number === number)
  const principalFen = fen((moved?.principalFen ?? 0n) - (moved?.principalPaidFen ?? 0n))
  return (
    <Card title={t('title')} foot={t('how', { principal: formatFen(principalFen), months })}>
      <Rows>
        <Row label={t('from', { number })}>{formatDay(fromOn, locale, dated)}</Row>
        <Row label={t('to')}>{formatDay(toOn, locale, dated)}</Row>
        {penaltyNowFen > 0n && <MoneyRow label={t('penalty')} fen={penaltyNowFen} />}
      </Rows>
      <Rows variant="tight">
        <MoneyRow label={t('moved')} fen={movedFen} />
        <MoneyRow label={t('added', { months })} fen={addedInterestFen} />
        <MoneyRow label={t('total')} fen={sumFen([movedFen, addedInterestFen])} total />
      </Rows>
    </Card>
  )
}
