import { assert } from '@/lib/assert'
import type { LoanState, Part } from '@/lib/calendar/accrual'
import type { Day } from '@/lib/calendar/day'
import { dayOf, endOfDay } from '@/lib/calendar/shanghai'
import { dueNow, mayPayAmount, mayPayInstalments, payableOf, splitOf, type Ask } from '@/lib/loans/rules'
import type { Fen } from '@/lib/money/fen'
import { totalOf } from '@/lib/money/owed'
import { accept, type Decision, type RefusalCode } from '@/lib/refusal'

/** What somebody wants to pay: the next so many instalments, oldest first, or an amount. */
export type Wish = { kind: 'instalments'; count: number } | { kind: 'amount'; amountFen: Fen }

export type Price = { amountFen: Fen; parts: Part[]; valueOn: Day; expiresAt: Date }

const LASTS_MS = 15 * 60_000

/** Prices a wish on today's Shanghai day, for 15 minutes and never past midnight in Shanghai (flow.md 1). */
export function priceOf(
  loan: LoanState,
  wish: Wish,
  now: Date,
): Decision<Price, 'amount_zero' | 'loan_settled' | 'amount_over_payoff' | 'instalments_out_of_range'> {
  return priced(partsOf(loan, wish, dayOf(now)), now)
}

/** Prices what a friend pays of his agreement today: what is due of the ask, at most what the contract binds (flow.md 1). */
export const priceOfAsk = (
  loan: LoanState,
  ask: Ask,
  maximumFen: Fen,
  now: Date,
): Decision<Price, 'amount_zero' | 'loan_settled' | 'amount_over_payoff'> =>
  priced(mayPayAmount(loan, payableOf(loan, ask, maximumFen, dayOf(now)), dayOf(now)), now)

function priced<Code extends RefusalCode>(parts: Decision<Part[], Code>, now: Date): Decision<Price, Code> {
  if (!parts.ok) return parts
  const valueOn = dayOf(now)
  const expiresAt = new Date(Math.min(now.getTime() + LASTS_MS, endOfDay(valueOn).getTime()))
  return accept({ amountFen: totalOf(parts.value), parts: parts.value, valueOn, expiresAt })
}

function partsOf(loan: LoanState, wish: Wish, on: Day) {
  if (wish.kind === 'amount') return mayPayAmount(loan, wish.amountFen, on)
  const numbers = mayPayInstalments(loan, wish.count, on)
  return numbers.ok ? accept(splitOf(loan, { kind: 'instalments', numbers: numbers.value }, on)) : numbers
}

type Priced = { instalments: number | null; amountFen: Fen; lines: readonly { number: number }[] }

/** What a quote priced: the instalments of its lines in full, or its sum. */
function askOf({ instalments, amountFen, lines }: Priced): Ask {
  if (instalments === null) return { kind: 'amount', amountFen }
  assert(lines.length === instalments, 'a quote has a line for each instalment')
  return { kind: 'instalments', numbers: lines.map(({ number }) => number) }
}

/** The wish that a quote priced, to price it anew. */
export const wishOf = ({ instalments, amountFen }: Pick<Priced, 'instalments' | 'amountFen'>): Wish =>
  instalments === null ? { kind: 'amount', amountFen } : { kind: 'instalments', count: instalments }

/** Whether all that a quote priced is still owed on a day; if not, what was held on it is voided whole (flow.md 1). */
export const isStillOwed = (loan: LoanState, quote: Priced, on: Day): boolean =>
  quote.amountFen <= dueNow(loan, askOf(quote), on)
