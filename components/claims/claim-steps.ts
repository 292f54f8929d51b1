import type { Step } from '@/components/charts/stairs-plot'
import { daysBetween, type Day } from '@/lib/calendar/day'
import type { PlanStanding } from '@/lib/claims/rules'

type Facts = {
  startedOn: Day
  today: Day
  plan: readonly Pick<PlanStanding, 'dueOn' | 'principalFen' | 'interestFen' | 'openFen'>[]
  receipts: readonly { amountFen: bigint; receivedOn: Day }[]
}

/** What is left day by day: as it came in, then as it is planned; a part that is late is planned for today. */
export function claimSteps({ startedOn, today, plan, receipts }: Facts, name: (on: Day) => string): Step[] {
  const total = plan.reduce((sum, { principalFen, interestFen }) => sum + principalFen + interestFen, 0n)
  const came = receipts
    .map(({ amountFen, receivedOn }) => ({ on: receivedOn, amountFen }))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const due = plan
    .filter(({ openFen }) => openFen > 0n)
    .map(({ dueOn, openFen }) => ({ on: dueOn > today ? dueOn : today, amountFen: openFen }))
  return [...came, ...due].reduce<Step[]>(
    (steps, { on, amountFen }) => {
      const left = (steps.at(-1)?.leftFen ?? total) - amountFen
      return [...steps, { at: daysBetween(startedOn, on), leftFen: left, name: name(on) }]
    },
    [{ at: 0, leftFen: total, name: name(startedOn) }],
  )
}
