import { TwinTable, type TableTwin } from './chart-frame'
import { percent, rem } from './scale'

export type LaneTone = 'friend' | 'lender' | 'borrower' | 'plain'

export type Lane = { name: string; tone: LaneTone }

/** In order of time; each has a column of its own, whatever the time between, and a dot in its lane. */
export type LaneEvent = { time: string; label: string; lane: number }

/** Money (or a state) that stays in a lane: from the left edge or an event to an event or the right edge. */
export type LaneSpan = {
  lane: number
  from?: number
  to?: number
  tone: LaneTone
  /** `held` may still be taken back; `paused` is a state, not money. */
  look?: 'moved' | 'held' | 'paused'
  text?: string
  /** At the open end: how much lies there. */
  amount?: string
}

/** Money that moves from one lane to another at an event. */
export type LaneMove = { event: number; from: number; to: number; tone: LaneTone }

type Place = (event: number) => number

const LANE_REM = 2.5
const FIRST_LANE_REM = 3.25
const laneY = (lane: number): number => FIRST_LANE_REM + lane * LANE_REM

function Columns({ events, x, bottom }: { events: LaneEvent[]; x: Place; bottom: number }) {
  return events.map((event, i) => (
    <g key={i}>
      <line x1={percent(x(i))} x2={percent(x(i))} y1="1.5rem" y2={rem(bottom)} className="lane-event" />
      <text x={percent(x(i))} y="1.125rem" textAnchor="middle" className="plot-label num">
        {event.time}
      </text>
      <text x={percent(x(i))} y={rem(bottom + 1.125)} textAnchor="middle" className="plot-label">
        {event.label}
      </text>
    </g>
  ))
}

function Spans({ spans, x }: { spans: LaneSpan[]; x: Place }) {
  return spans.map((span, i) => {
    const from = span.from === undefined ? 0 : x(span.from)
    const to = span.to === undefined ? 100 : x(span.to)
    const y = laneY(span.lane)
    return (
      <g key={i} data-tone={span.tone}>
        <line
          x1={percent(from)}
          x2={percent(to)}
          y1={rem(y)}
          y2={rem(y)}
          className="lane-span"
          data-look={span.look ?? 'moved'}
        />
        {span.text && (
          <text x={percent((from + to) / 2)} y={rem(y - 0.5)} textAnchor="middle" className="plot-label">
            {span.text}
          </text>
        )}
        {span.amount && (
          <text x={percent(to)} y={rem(y - 0.5)} textAnchor="end" className="plot-label plot-label-now num">
            {span.amount}
          </text>
        )}
      </g>
    )
  })
}

function Moves({ moves, x }: { moves: LaneMove[]; x: Place }) {
  return moves.map((move, i) => (
    <g key={i} data-tone={move.tone}>
      <line
        x1={percent(x(move.event))}
        x2={percent(x(move.event))}
        y1={rem(laneY(move.from))}
        y2={rem(laneY(move.to))}
        className="lane-span"
      />
    </g>
  ))
}

type MoneyLanesProps = {
  /** The whole story in one sentence, read instead of the picture. */
  label: string
  lanes: Lane[]
  events: LaneEvent[]
  spans: LaneSpan[]
  moves: LaneMove[]
  table: TableTwin
}

/** Where money is, as a path through lanes. Events stand at even distances: order matters here, not length. */
export function MoneyLanes({ label, lanes, events, spans, moves, table }: MoneyLanesProps) {
  const x: Place = (event) => (100 / (events.length + 0.5)) * (event + 0.5)
  const bottom = laneY(lanes.length - 1) + 1.25
  return (
    <figure className="chart lanes">
      <div className="lanes-names" aria-hidden="true">
        {lanes.map((lane) => (
          <span key={lane.name} data-tone={lane.tone}>
            {lane.name}
          </span>
        ))}
      </div>
      <div className="lanes-scroll" tabIndex={0} role="group" aria-label={table.caption}>
        <svg width="100%" height={rem(bottom + 1.5)} role="img" aria-label={label}>
          {lanes.map((lane, i) => (
            <line key={lane.name} x1="0" x2="100%" y1={rem(laneY(i))} y2={rem(laneY(i))} className="lane-line" />
          ))}
          <Columns events={events} x={x} bottom={bottom} />
          <Spans spans={spans} x={x} />
          <Moves moves={moves} x={x} />
          {events.map((event, i) => (
            <g key={i} data-tone={lanes[event.lane]?.tone}>
              <circle cx={percent(x(i))} cy={rem(laneY(event.lane))} r="6" className="lane-dot" />
            </g>
          ))}
        </svg>
      </div>
      <TwinTable {...table} />
    </figure>
  )
}
