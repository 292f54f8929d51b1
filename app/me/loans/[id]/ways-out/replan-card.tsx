import { dueFenOf, unpaidOf } from '@/app/me/loans/figures'
import { MoneyRow } from '@/components/money/money-row'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import { Select } from '@/components/ui/select'
import { formatDay } from '@/lib/calendar/format'
import type { LoanView } from '@/lib/loans/queries'
import { replanPreview, type Replan } from '@/lib/loans/ways-out/rules'
import { fen, sumFen, type Fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'
import { instalmentsLeft, termsOffered } from './terms-asked'

/** What it costs to pay the rest of the principal in another number of instalments. */
export function ReplanCard({ view, terms }: { view: LoanView; terms: number }) {
  const t = useTranslations('me.waysOut.replan')
  const preview = replanPreview(view.loan, terms, view.today)
  const left = instalmentsLeft(view)
  const next = view.position.instalments.find(({ owedFen }) => owedFen > 0n)
  if (!preview.ok || !next) return null
  return (
    <Card title={t('title')} id="replan" foot={t('compare', { count: left, amount: formatFen(next.owedFen) })}>
      <form method="get" action="#replan" className="stack">
        <Select
          name="months"
          label={t('months')}
          defaultValue={String(terms)}
          options={termsOffered(left).map((count) => ({ value: String(count), label: t('option', { count }) }))}
        />
        <Button type="submit">{t('see')}</Button>
      </form>
      <NewPlan plan={preview.value} />
      <InterestRows plan={preview.value} unpaidInterestFen={unpaidOf(view.position.instalments).interestFen} />
    </Card>
  )
}

function NewPlan({ plan: { instalments, interestNowFen, penaltyNowFen } }: { plan: Replan }) {
  const t = useTranslations('me.waysOut.replan')
  const locale = useLocale()
  const [first] = instalments
  const last = instalments.at(-1)
  if (!first || !last) return null
  return (
    <Rows variant="tight">
      {interestNowFen > 0n && <MoneyRow label={t('now')} fen={interestNowFen} />}
      {penaltyNowFen > 0n && <MoneyRow label={t('penaltyNow')} fen={penaltyNowFen} />}
      <Row label={t('from')}>{formatDay(first.dueOn, locale, { weekday: false, year: true })}</Row>
      <MoneyRow label={t('first')} fen={dueFenOf(first)} />
      {dueFenOf(last) !== dueFenOf(first) && <MoneyRow label={t('last')} fen={dueFenOf(last)} />}
    </Rows>
  )
}

/** The whole interest of both plans, and the difference: interest to be paid first belongs to the new one. */
function InterestRows({ plan, unpaidInterestFen }: { plan: Replan; unpaidInterestFen: Fen }) {
  const t = useTranslations('me.waysOut.replan')
  const newFen = sumFen([plan.interestNowFen, ...plan.instalments.map(({ interestFen }) => interestFen)])
  const moreFen = fen(newFen - unpaidInterestFen)
  return (
    <Rows variant="tight">
      <MoneyRow label={t('newInterest')} fen={newFen} />
      <MoneyRow label={t('oldInterest')} fen={unpaidInterestFen} />
      <MoneyRow
        label={moreFen > 0n ? t('more') : moreFen < 0n ? t('less') : t('same')}
        fen={moreFen < 0n ? -moreFen : moreFen}
        total
      />
    </Rows>
  )
}
