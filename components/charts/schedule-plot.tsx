import { useLocale, useTranslations } from 'next-intl'
import { useId } from 'react'
import { fen, sumFen } from '@/lib/money/fen'
import { formatFen, proseFen } from '@/lib/money/format'
import { Legend, TwinTable, type LegendItem } from './chart-frame'
import { labelEvery, percent, rem } from './scale'
import {
  byFriendsOf,
  byOwnerOf,
  HEIGHT_REM,
  ScheduleBar,
  TOP_REM,
  totalOf,
  type ScheduleBarValues,
} from './schedule-bar'

const BASE_REM = TOP_REM + HEIGHT_REM

const penaltyOf = (bar: ScheduleBarValues): bigint => bar.penaltyFen ?? 0n

function ScheduleLegend({ bars }: { bars: ScheduleBarValues[] }) {
  const t = useTranslations('ui.schedule')
  const unpaid = bars.filter((bar) => bar.state !== 'paid' && bar.state !== 'overdue')
  const items: (LegendItem & { shown: boolean })[] = [
    { swatch: 'principal', text: t('principal'), shown: unpaid.length > 0 },
    { swatch: 'interest', text: t('interest'), shown: unpaid.some((bar) => bar.interestFen > 0n) },
    { swatch: 'penalty', text: t('penalty'), shown: bars.some((bar) => penaltyOf(bar) > 0n) },
    { swatch: 'overdue', text: t('overdue'), shown: bars.some((bar) => bar.state === 'overdue') },
    { swatch: 'paid', text: t('paid'), shown: bars.some((bar) => byOwnerOf(bar) > 0n) },
    { swatch: 'friend', text: t('byFriend'), shown: bars.some((bar) => byFriendsOf(bar) > 0n) },
  ]
  return <Legend items={items.filter((item) => item.shown)} />
}

function ScheduleTable({ label, bars }: { label: string; bars: ScheduleBarValues[] }) {
  const t = useTranslations('ui.schedule')
  const withPenalty = bars.some((bar) => penaltyOf(bar) > 0n)
  const columns: { name: string; of: (bar: ScheduleBarValues) => bigint }[] = [
    { name: t('principal'), of: (bar) => bar.principalFen },
    { name: t('interest'), of: (bar) => bar.interestFen },
    ...(withPenalty ? [{ name: t('penalty'), of: penaltyOf }] : []),
    { name: t('total'), of: totalOf },
    { name: t('paid'), of: (bar) => bar.paidFen },
  ]
  return (
    <TwinTable
      caption={label}
      columns={[t('instalment'), ...columns.map((column) => column.name)]}
      rows={bars.map((bar) => [bar.name, ...columns.map((column) => formatFen(fen(column.of(bar))))])}
      total={[t('total'), ...columns.map((column) => formatFen(sumFen(bars.map(column.of))))]}
    />
  )
}

function Labels({ bars, slot }: { bars: ScheduleBarValues[]; slot: number }) {
  const every = labelEvery(bars.length)
  return bars.map((bar, i) =>
    i % every === 0 ? (
      <text
        key={bar.name}
        x={percent(slot * (i + 0.5))}
        y={rem(BASE_REM + 1.25)}
        textAnchor="middle"
        className={bar.state === 'current' ? 'plot-label plot-label-now' : 'plot-label'}
      >
        {bar.label}
      </text>
    ) : null,
  )
}

function TodayLine({ x, text }: { x: number; text: string }) {
  return (
    <>
      <line x1={percent(x)} x2={percent(x)} y1={rem(TOP_REM - 0.125)} y2={rem(BASE_REM)} className="plot-today" />
      <text
        x={percent(x)}
        y={rem(TOP_REM - 0.5)}
        textAnchor={x < 10 ? 'start' : x > 90 ? 'end' : 'middle'}
        className="plot-label plot-label-now"
      >
        {text}
      </text>
    </>
  )
}

type SchedulePlotProps = {
  /** What the picture shows, as a heading read before the values. */
  label: string
  bars: ScheduleBarValues[]
  /** From `positionAmong`; without it no line is drawn. */
  todayAt?: number
}

/** One bar for each instalment: principal and interest stacked, what is paid faded, what is overdue hatched. */
export function SchedulePlot({ label, bars, todayAt }: SchedulePlotProps) {
  const t = useTranslations('ui.schedule')
  const chart = useTranslations('ui.chart')
  const locale = useLocale()
  const hatch = useId()
  const maxFen = bars.map(totalOf).reduce((a, b) => (a > b ? a : b), 0n)
  const slot = 100 / bars.length
  const width = slot * (bars.length > 12 ? 0.74 : 0.64)
  const values = bars.map((bar) => chart('value', { name: bar.name, amount: proseFen(fen(totalOf(bar)), locale) }))
  return (
    <figure className="chart">
      <svg
        width="100%"
        height={rem(BASE_REM + 1.75)}
        role="img"
        aria-label={chart('read', { label, values: values.join(chart('separator')) })}
      >
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" className="plot-hatch" />
        </pattern>
        {bars.map((bar, i) => (
          <ScheduleBar key={bar.name} bar={bar} x={slot * i + (slot - width) / 2} {...{ width, maxFen, hatch }} />
        ))}
        <line x1="0" x2="100%" y1={rem(BASE_REM)} y2={rem(BASE_REM)} className="plot-axis" />
        <Labels bars={bars} slot={slot} />
        {todayAt !== undefined && <TodayLine x={slot * todayAt} text={t('today')} />}
      </svg>
      <ScheduleLegend bars={bars} />
      <ScheduleTable label={label} bars={bars} />
    </figure>
  )
}
