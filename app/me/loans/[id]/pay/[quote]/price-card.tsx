import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import { formatDay } from '@/lib/calendar/format'
import { timeOf } from '@/lib/calendar/shanghai'
import { formatFen } from '@/lib/money/format'
import type { PricedLine, QuoteView } from '@/lib/quotes/queries'
import { useLocale, useTranslations } from 'next-intl'

/** Every line of what is paid, down to its sum; the lines add up to it. */
export function PriceCard({ quote }: { quote: QuoteView }) {
  const t = useTranslations('payments.check')
  const { loan, lines, amountFen, isLive, expiresAt } = quote
  const [only] = lines.length === 1 ? lines : []
  return (
    <Card
      title={t('content')}
      titleStyle="hidden"
      foot={isLive ? t('validUntil', { time: timeOf(expiresAt) }) : undefined}
    >
      <Rows>
        <Row label={t('loan')}>{t('loanText', { lender: loan.lenderName, loan: loan.loanRef })}</Row>
        {only ? <OneInstalment line={only} /> : lines.map((line) => <InstalmentRow key={line.number} line={line} />)}
        <MoneyRow label={t('fee')} fen={0n} />
        <MoneyRow label={t('total')} fen={amountFen} total />
        {isLive && (
          <Row label={t('closes')}>
            <Afterwards quote={quote} />
          </Row>
        )}
      </Rows>
    </Card>
  )
}

function OneInstalment({ line }: { line: PricedLine }) {
  const t = useTranslations('payments.check')
  const due = t('lineDue', { day: formatDay(line.dueOn, useLocale()) })
  return (
    <>
      <Row label={t('which')} detail={due}>
        {t('line', { number: line.number })}
      </Row>
      <MoneyRow label={t('principal')} fen={line.principalFen} />
      <MoneyRow label={t('interest')} fen={line.interestFen} />
      <MoneyRow label={t('penalty')} fen={line.penaltyFen} />
    </>
  )
}

function InstalmentRow({ line }: { line: PricedLine }) {
  const t = useTranslations('payments.check')
  const detail = t('lineParts', {
    day: formatDay(line.dueOn, useLocale(), { weekday: false }),
    principal: formatFen(line.principalFen),
    interest: formatFen(line.interestFen),
    penalty: formatFen(line.penaltyFen),
  })
  return <MoneyRow label={t('line', { number: line.number })} fen={line.amountFen} detail={detail} />
}

/** What the payment closes, and what it leaves open of the last instalment that it reaches. */
function Afterwards({ quote: { lines, settlesLoan } }: { quote: QuoteView }) {
  const t = useTranslations('payments.check')
  if (settlesLoan) return t('closesAll')
  const closed = lines.filter(({ owesFen }) => owesFen === 0n)
  const open = lines.find(({ owesFen }) => owesFen > 0n)
  const [first] = closed
  const last = closed.at(-1)
  const said = [
    first &&
      last &&
      (first === last
        ? t('closesOne', { number: first.number })
        : t('closesMany', { first: first.number, last: last.number })),
    open && t('stillOwes', { number: open.number, amount: formatFen(open.owesFen) }),
  ]
  return said.filter(Boolean).join(t('separator'))
}
