import { useLocale, useTranslations } from 'next-intl'
import { fen, sumFen } from '@/lib/money/fen'
import { formatFen, moneyPartsOf, proseFen } from '@/lib/money/format'
import { Legend, TwinTable } from './chart-frame'
import { percent, rem, shareOf } from './scale'

export type Step = {
  /** When it happened or is planned; any ascending number (a day number, milliseconds). */
  at: number
  /** What is left from that moment on. */
  leftFen: bigint
  /** In the table and read aloud: 1月15日. */
  name: string
}

type StairsPlotProps = {
  label: string
  /** The first is the beginning; the steps after `todayAt` are planned. */
  steps: Step[]
  todayAt: number
  ticks: { at: number; label: string }[]
}

const TOP_REM = 1.25
const HEIGHT_REM = 5.5
const BASE_REM = TOP_REM + HEIGHT_REM

type Tread = {
  from: number
  to: number
  y: number
  leftFen: bigint
  planned: boolean
  /** Its middle, if its amount stands over it: of a tread cut by today, over the whole. */
  middle?: number
  /** How much of the plot the whole of it takes. */
  width: number
  current: boolean
}

/** One tread for each step, cut in two where today falls on it. */
function treadsOf(steps: Step[], todayAt: number): Tread[] {
  const [first, last] = [steps[0]!, steps.at(-1)!]
  const span = last.at - first.at || 1
  const x = (at: number) => ((at - first.at) / span) * 100
  const y = (leftFen: bigint) => BASE_REM - (HEIGHT_REM * shareOf(leftFen, first.leftFen)) / 100
  return steps.slice(0, -1).flatMap((step, i): Tread[] => {
    const end = steps[i + 1]!.at
    const [from, to] = [x(step.at), x(end)]
    const tread = { from, to, y: y(step.leftFen), leftFen: step.leftFen, width: to - from, current: false }
    const middle = (from + to) / 2
    if (todayAt <= step.at || todayAt >= end) return [{ ...tread, middle, planned: todayAt <= step.at }]
    const today = x(todayAt)
    return [
      { ...tread, to: today, middle, planned: false, current: true },
      { ...tread, from: today, planned: true },
    ]
  })
}

function Stair({ tread, next }: { tread: Tread; next: Tread | undefined }) {
  const down = next ? next.y : BASE_REM
  const className = tread.planned ? 'stair-planned' : 'stair-reached'
  return (
    <>
      {!tread.planned && (
        <rect
          x={percent(tread.from)}
          y={rem(tread.y)}
          width={percent(tread.to - tread.from)}
          height={rem(BASE_REM - tread.y)}
          className="stair-ground"
        />
      )}
      <line x1={percent(tread.from)} x2={percent(tread.to)} y1={rem(tread.y)} y2={rem(tread.y)} className={className} />
      {down > tread.y && (
        <line
          x1={percent(tread.to)}
          x2={percent(tread.to)}
          y1={rem(tread.y)}
          y2={rem(down)}
          className={next && !next.planned ? 'stair-reached' : className}
        />
      )}
    </>
  )
}

const plain = (amountFen: bigint): string => {
  const { integer, decimal } = moneyPartsOf(fen(amountFen))
  return integer + decimal
}

const MOST_AMOUNTS = 6
/** A narrower tread has no room for its number beside its neighbour's. */
const LEAST_WIDTH = 8

const classOf = (tread: Tread, between: boolean): string =>
  tread.current ? 'plot-label plot-label-now' : between ? 'plot-label plot-label-minor' : 'plot-label'

/** A number stands over each tread while they fit; over many treads, only over the first, today's and the last; over a narrow one, none. */
function StairAmounts({ treads }: { treads: Tread[] }) {
  const named = treads.filter(
    (tread) => tread.middle !== undefined && tread.leftFen > 0n && (tread.width >= LEAST_WIDTH || tread.current),
  )
  const kept = named.filter(
    (tread, i) => named.length <= MOST_AMOUNTS || i === 0 || tread.current || i === named.length - 1,
  )
  return kept.map((tread, i) => {
    const middle = tread.middle ?? 0
    const anchor = middle < 8 ? 'start' : middle > 92 ? 'end' : 'middle'
    return (
      <text
        key={tread.from}
        x={percent(anchor === 'middle' ? middle : anchor === 'start' ? 0 : 100)}
        y={rem(tread.y - (tread.current ? 0.625 : 0.4375))}
        textAnchor={anchor}
        className={classOf(tread, i > 0 && i < kept.length - 1)}
      >
        {plain(tread.leftFen)}
      </text>
    )
  })
}

function Today({ x, y, text }: { x: number; y: number; text: string }) {
  return (
    <>
      <line x1={percent(x)} x2={percent(x)} y1={rem(y)} y2={rem(BASE_REM)} className="plot-today" />
      <circle cx={percent(x)} cy={rem(y)} r="4.5" className="stair-here" />
      <text
        x={percent(x)}
        dx={x < 20 ? '0.4rem' : '-0.4rem'}
        y={rem(BASE_REM - 0.375)}
        textAnchor={x < 20 ? 'start' : 'end'}
        className="plot-label plot-label-now"
      >
        {text}
      </text>
    </>
  )
}

/** What is left, going down in steps: solid as far as it went, dashed as it is planned. */
export function StairsPlot({ label, steps, todayAt, ticks }: StairsPlotProps) {
  const t = useTranslations('ui.stairs')
  const chart = useTranslations('ui.chart')
  const schedule = useTranslations('ui.schedule')
  const locale = useLocale()
  const treads = treadsOf(steps, todayAt)
  const current = treads.find((tread) => tread.current)
  const [first, last] = [steps[0]!, steps.at(-1)!]
  const values = steps.map((step) => chart('value', { name: step.name, amount: proseFen(fen(step.leftFen), locale) }))
  const paid = steps.map((step, i) => (i === 0 ? 0n : steps[i - 1]!.leftFen - step.leftFen))
  return (
    <figure className="chart">
      <svg
        width="100%"
        height={rem(BASE_REM + 1.75)}
        role="img"
        aria-label={chart('read', { label, values: values.join(chart('separator')) })}
      >
        {treads.map((tread, i) => (
          <Stair key={`${tread.from}`} tread={tread} next={treads[i + 1]} />
        ))}
        <line x1="0" x2="100%" y1={rem(BASE_REM)} y2={rem(BASE_REM)} className="plot-axis" />
        <StairAmounts treads={treads} />
        {current && <Today x={current.to} y={current.y} text={schedule('today')} />}
        {ticks.map((tick) => {
          const x = ((tick.at - first.at) / (last.at - first.at || 1)) * 100
          return (
            <text
              key={tick.label}
              x={percent(x)}
              y={rem(BASE_REM + 1.25)}
              textAnchor={x > 95 ? 'end' : x < 5 ? 'start' : 'middle'}
              className="plot-label"
            >
              {tick.label}
            </text>
          )
        })}
      </svg>
      <Legend
        items={[
          { swatch: 'reached', text: t('reached') },
          { swatch: 'planned', text: t('planned') },
        ]}
      />
      <TwinTable
        caption={label}
        columns={[t('when'), t('paid'), t('left')]}
        rows={steps.map((step, i) => [step.name, formatFen(fen(paid[i]!)), formatFen(fen(step.leftFen))])}
        total={[t('together'), formatFen(sumFen(paid)), formatFen(fen(last.leftFen))]}
      />
    </figure>
  )
}
