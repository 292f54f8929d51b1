import { SchedulePlot } from '@/components/charts/schedule-plot'
import { Amount } from '@/components/money/amount'
import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Rows } from '@/components/ui/rows'
import { addDays } from '@/lib/calendar/day'
import { formatDay } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import type { LoanSummary, LoanView } from '@/lib/loans/queries'
import type { InstalmentPosition } from '@/lib/loans/rules'
import { formatFen, formatRate } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'
import { DueChip } from './due-chip'
import { LenderName } from './lender-name'
import { costOfADayFen, firstPenaltyDayOf, shownOf, unpaidOf } from './loans/figures'
import { useScheduleBars } from './loans/use-schedule-bars'

const SHOWN = 6

type DueCardProps = { summary: LoanSummary; view: LoanView }

/** The loan that is due first: how much, when, at what rate, and what comes after. */
export function DueCard({ summary, view }: DueCardProps) {
  const t = useTranslations('me.home')
  const locale = useLocale()
  const { next, dueNowFen, instalments: total } = summary
  const open = shownOf(view.position.instalments).filter(({ owedFen }) => owedFen > 0n)
  if (!next) return null
  const isOverdue = summary.daysOverdue > 0
  const rate = t('rate', { rate: formatRate(view.loan.terms.rateBps) })
  return (
    <Card
      title={isOverdue ? t('dueNow') : t('due')}
      titleStyle="label"
      aside={<DueChip summary={summary} today={view.today} />}
      foot={<a href={`/me/loans/${publicId('loan', summary.id)}`}>{t('all', { total })}</a>}
    >
      <p>
        <Amount fen={isOverdue ? dueNowFen : next.owedFen} size="large" />
      </p>
      {isOverdue && <OverdueWords summary={summary} view={view} />}
      <p className="meta">
        {!isOverdue && <>{t('dueOn', { date: formatDay(next.dueOn, locale) })} · </>}
        <span className="nowrap">{rate}</span>
      </p>
      <p className="meta">
        {t.rich('of', { lender: () => <LenderName name={summary.lenderName} />, number: next.number, total })}
      </p>
      {open.length === 1 ? <OnlyOne instalments={open} /> : <NextOnes instalments={open.slice(0, SHOWN)} />}
    </Card>
  )
}

/** What is late, said plainly, and what waiting costs. */
function OverdueWords({ summary: { next }, view: { loan, position, today } }: DueCardProps) {
  const t = useTranslations('me.home')
  const locale = useLocale()
  if (!next) return null
  const perDayFen = costOfADayFen(loan, today)
  const runsFrom = addDays(next.dueOn, firstPenaltyDayOf(loan.terms.rateBps))
  const dayWords = (on: typeof today) => formatDay(on, locale, { weekday: false })
  return (
    <>
      <p>{t('overdue', { date: dayWords(next.dueOn) })}</p>
      {position.penaltyDueFen > 0n && (
        <p className="secondary">{t('penalty', { amount: formatFen(position.penaltyDueFen) })}</p>
      )}
      {today < runsFrom && <p className="secondary">{t('grace', { date: dayWords(runsFrom) })}</p>}
      {perDayFen > 0n && <p className="secondary">{t('perDay', { amount: formatFen(perDayFen) })}</p>}
    </>
  )
}

function NextOnes({ instalments }: { instalments: InstalmentPosition[] }) {
  const t = useTranslations('me.home')
  return <SchedulePlot label={t('next6', { count: instalments.length })} bars={useScheduleBars(instalments)} />
}

/** One bar alone compares with nothing: its parts say more. */
function OnlyOne({ instalments }: { instalments: InstalmentPosition[] }) {
  const t = useTranslations('me.home.parts')
  const { principalFen, interestFen, penaltyFen } = unpaidOf(instalments)
  return (
    <Rows variant="tight">
      <MoneyRow label={t('principal')} fen={principalFen} />
      <MoneyRow label={t('interest')} fen={interestFen} />
      {penaltyFen > 0n && <MoneyRow label={t('penalty')} fen={penaltyFen} />}
      <MoneyRow label={t('sum')} fen={instalments[0]?.owedFen ?? 0n} total />
    </Rows>
  )
}
