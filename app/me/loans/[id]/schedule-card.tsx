import { dueFenOf, shownOf } from '@/app/me/loans/figures'
import { useScheduleBars } from '@/app/me/loans/use-schedule-bars'
import { positionAmong } from '@/components/charts/scale'
import { SchedulePlot } from '@/components/charts/schedule-plot'
import { Amount } from '@/components/money/amount'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { Icon, type IconName } from '@/components/ui/icon'
import { formatDay } from '@/lib/calendar/format'
import type { LoanView } from '@/lib/loans/queries'
import type { InstalmentPosition, Standing } from '@/lib/loans/rules'
import { sumFen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'

/** Every instalment as a picture, as a table and as a list with its state; one alone needs no picture. */
export function ScheduleCard({ view: { position, today } }: { view: LoanView }) {
  const t = useTranslations('me.loan.schedule')
  const instalments = shownOf(position.instalments)
  const days = instalments.map(({ dueOn }) => Date.parse(dueOn))
  const bars = useScheduleBars(instalments)
  const list = <InstalmentList instalments={instalments} />
  if (instalments.length === 1) return <Card title={t('title')}>{list}</Card>
  return (
    <Card title={t('title')}>
      <SchedulePlot
        label={t('label', { count: instalments.length })}
        bars={bars}
        todayAt={positionAmong(days, Date.parse(today))}
      />
      <Disclosure summary={t('list')}>{list}</Disclosure>
    </Card>
  )
}

function InstalmentList({ instalments }: { instalments: InstalmentPosition[] }) {
  const t = useTranslations('me.loan.schedule')
  return (
    <ol className="plan">
      {instalments.map((one) => (
        <InstalmentLine key={one.number} instalment={one} />
      ))}
      {instalments.length > 1 && (
        <li className="plan-total">
          <span>{t('sum', { count: instalments.length })}</span>
          <span className="plan-state" />
          <Amount fen={sumFen(instalments.map(dueFenOf))} />
        </li>
      )}
    </ol>
  )
}

const LOOK: Record<Standing, { state?: 'done' | 'late' | 'current'; icon?: IconName }> = {
  paid: { state: 'done', icon: 'check' },
  held: { icon: 'clock' },
  overdue: { state: 'late', icon: 'warning' },
  due: { state: 'current', icon: 'clock' },
  upcoming: {},
}

function InstalmentLine({ instalment }: { instalment: InstalmentPosition }) {
  const t = useTranslations('me.loan.schedule')
  const words = useTranslations('me.loan')
  const locale = useLocale()
  const { number, dueOn, state, owedFen } = instalment
  const { state: look, icon } = LOOK[state]
  const isPartlyPaid = owedFen > 0n && owedFen !== dueFenOf(instalment)
  return (
    <li data-state={look}>
      <span>
        {words('instalment', { number })}
        <span className="meta block">{formatDay(dueOn, locale, { weekday: false, year: true })}</span>
        {isPartlyPaid && <span className="meta block">{t('closedEarly', { amount: formatFen(owedFen) })}</span>}
      </span>
      <span className="plan-state">
        {icon && <Icon name={icon} size="small" />}
        {t(`state.${state}`)}
      </span>
      <Amount fen={dueFenOf(instalment)} />
    </li>
  )
}
