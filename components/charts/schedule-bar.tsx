import { sumFen } from '@/lib/money/fen'
import { percent, rem, shareOf } from './scale'

export type ScheduleBarValues = {
  /** Under the bar: 12月. */
  label: string
  /** In the table and read aloud: 第7期，12月20日. */
  name: string
  principalFen: bigint
  interestFen: bigint
  penaltyFen?: bigint
  paidFen: bigint
  /** `current` is the one that is asked for now; `overdue` has passed its day unpaid. */
  state: 'paid' | 'current' | 'later' | 'overdue'
  /** Parts of what is paid that a friend paid. */
  friends?: { initial: string; amountFen: bigint }[]
}

export const HEIGHT_REM = 5
export const TOP_REM = 1.5

export const totalOf = (bar: ScheduleBarValues): bigint =>
  sumFen([bar.principalFen, bar.interestFen, bar.penaltyFen ?? 0n])

export const byFriendsOf = (bar: ScheduleBarValues): bigint => sumFen((bar.friends ?? []).map((part) => part.amountFen))

/** What is paid and not by a friend. */
export const byOwnerOf = (bar: ScheduleBarValues): bigint => bar.paidFen - byFriendsOf(bar)

type ScheduleBarProps = { bar: ScheduleBarValues; x: number; width: number; maxFen: bigint; hatch: string }

/** One instalment: interest over principal, penalty on top; what is paid covers it from below. */
export function ScheduleBar({ bar, x, width, maxFen, hatch }: ScheduleBarProps) {
  const total = totalOf(bar)
  const height = (HEIGHT_REM * shareOf(total, maxFen)) / 100
  const [principal, penalty] = [shareOf(bar.principalFen, total), shareOf(bar.penaltyFen ?? 0n, total)]
  const [friends, owner] = [shareOf(byFriendsOf(bar), total), shareOf(byOwnerOf(bar), total)]
  const initials = (bar.friends ?? []).map((friend) => friend.initial).join('')
  return (
    <svg
      x={percent(x)}
      y={rem(TOP_REM + HEIGHT_REM - height)}
      width={percent(width)}
      height={rem(height)}
      className="plot-bar"
      data-state={bar.state}
    >
      <rect width="100%" height="100%" rx="4" className="plot-interest" />
      {penalty > 0 && <rect width="100%" height={percent(penalty)} rx="4" className="plot-penalty" />}
      <rect y={percent(100 - principal)} width="100%" height={percent(principal)} className="plot-principal" />
      {bar.state === 'overdue' && (
        <rect width="100%" height="100%" rx="4" fill={`url(#${hatch})`} className="plot-overdue" />
      )}
      {owner > 0 && (
        <rect y={percent(100 - friends - owner)} width="100%" height={percent(owner)} className="plot-paid" />
      )}
      {bar.state === 'paid' && <rect width="100%" height="100%" rx="4" className="plot-outline" />}
      {friends > 0 && (
        <>
          <rect y={percent(100 - friends)} width="100%" height={percent(friends)} className="plot-friend" />
          <text x="50%" y={percent(100 - friends / 2)} dominantBaseline="central" className="plot-initial">
            {initials}
          </text>
        </>
      )}
    </svg>
  )
}
