import { assert } from '@/lib/assert'
import {
  accrue,
  instalmentOf,
  openingOf,
  openPartsOf,
  owedOn,
  penaltyOver,
  unpaidPrincipalOf,
  WAIVED_DAYS,
} from '@/lib/calendar/accrual'
import type { InstalmentState, LoanState, Part, Waiver } from '@/lib/calendar/accrual'
import { addDays, daysBetween, laterOf, type Day } from '@/lib/calendar/day'
import type { LoanTerms } from '@/lib/calendar/schedule'
import { fen, minFen, sumFen, ZERO_FEN, type Fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { overlapOf, pour, totalOf } from '@/lib/money/owed'
import { accept, refuse, type Decision, type RefusalCode } from '@/lib/refusal'

export type Repayment = { paidOn: Day; amountFen: Fen }
export type Booking = { loan: LoanState; parts: Part[] }

/** Payoff of the whole loan on a day: all principal and interest at face, and the penalty through that day. */
export const payoffOn = (loan: LoanState, on: Day): Fen => totalOf(openPartsOf(loan, on))

/** Puts an amount on the oldest instalment first; inside one on penalty, interest, principal. */
function allocate(loan: LoanState, amountFen: Fen, on: Day): Part[] {
  let restFen = amountFen
  const parts: Part[] = []
  for (const owed of openPartsOf(loan, on)) {
    if (restFen === 0n) break
    const part = { number: owed.number, ...pour(restFen, owed) }
    restFen = fen(restFen - totalOf([part]))
    parts.push(part)
  }
  assert(restFen === 0n, 'no more is put on a loan than it owes')
  return parts
}

type AmountRefusal = 'amount_zero' | 'loan_settled' | 'amount_over_payoff'

/** Whether an amount can be paid on a day, and where it would go. */
export function mayPayAmount(loan: LoanState, amountFen: Fen, on: Day): Decision<Part[], AmountRefusal> {
  if (amountFen <= 0n) return refuse('amount_zero')
  const payoffFen = payoffOn(loan, on)
  if (payoffFen === 0n) return refuse('loan_settled')
  if (amountFen > payoffFen) return refuse('amount_over_payoff', { payoff: formatFen(payoffFen) })
  return accept(allocate(loan, amountFen, on))
}

/** Writes parts on a loan. An instalment on which a later day was already booked takes its part on that later day. */
function book(loan: LoanState, paidOn: Day, parts: Part[]): Booking {
  const instalments = loan.instalments.map((instalment) => {
    const part = parts.find(({ number }) => number === instalment.number)
    if (!part) return instalment
    return {
      ...accrue(loan, instalment, paidOn),
      penaltyPaidFen: fen(instalment.penaltyPaidFen + part.penaltyFen),
      interestPaidFen: fen(instalment.interestPaidFen + part.interestFen),
      principalPaidFen: fen(instalment.principalPaidFen + part.principalFen),
    }
  })
  const lastBookedOn = loan.lastBookedOn ? laterOf(loan.lastBookedOn, paidOn) : paidOn
  return { loan: { ...loan, instalments, lastBookedOn }, parts }
}

/** Books one repayment, unless it is dated before one already booked, before the loan, or above what the loan owes. */
export function mayRepay(
  loan: LoanState,
  { paidOn, amountFen }: Repayment,
): Decision<Booking, AmountRefusal | 'repayment_before_start' | 'repayment_out_of_order'> {
  if (paidOn < loan.terms.startOn) return refuse('repayment_before_start', { startOn: loan.terms.startOn })
  if (loan.lastBookedOn && paidOn < loan.lastBookedOn) {
    return refuse('repayment_out_of_order', { lastBookedOn: loan.lastBookedOn })
  }
  const parts = mayPayAmount(loan, amountFen, paidOn)
  return parts.ok ? accept(book(loan, paidOn, parts.value)) : parts
}

function booked(decision: Decision<Booking, RefusalCode>): Booking {
  assert(decision.ok, 'only what may be booked is booked')
  return decision.value
}

/** The loan after a repayment that `mayRepay` accepts, and where its money went. */
export const applyRepayment = (loan: LoanState, repayment: Repayment): Booking => booked(mayRepay(loan, repayment))

/** paid: nothing owed · held: a running hold fills it · overdue: due before the day · due: on the day · upcoming. */
export type Standing = 'paid' | 'held' | 'overdue' | 'due' | 'upcoming'

/**
 * An instalment on a day: `penaltyFen` is still owed through it, `owedFen` is all that is, `heldFen` what a hold
 * would pay.
 */
export type InstalmentPosition = InstalmentState & { penaltyFen: Fen; owedFen: Fen; heldFen: Fen; state: Standing }

export type LoanPosition = {
  instalments: InstalmentPosition[]
  principalOutstandingFen: Fen
  interestOverdueFen: Fen
  penaltyDueFen: Fen
  principalOverdueFen: Fen
  daysOverdue: number
  toClearFen: Fen
}

function standingOf(dueOn: Day, asOf: Day, owedFen: Fen, heldFen: Fen): Standing {
  if (owedFen === 0n) return 'paid'
  if (heldFen === owedFen) return 'held'
  if (dueOn === asOf) return 'due'
  return dueOn < asOf ? 'overdue' : 'upcoming'
}

/** Where a loan stands on a day that is not before its last booked one; nothing of a running hold counts as paid. */
export function positionAt(loan: LoanState, asOf: Day): LoanPosition {
  const instalments = loan.instalments.map((instalment) => {
    const owed = owedOn(loan, instalment, asOf)
    const held = loan.hold?.parts.find(({ number }) => number === instalment.number)
    const [owedFen, heldFen] = [totalOf([owed]), held ? totalOf([overlapOf(held, owed)]) : ZERO_FEN]
    const state = standingOf(instalment.dueOn, asOf, owedFen, heldFen)
    return { ...instalment, penaltyFen: owed.penaltyFen, owedFen, heldFen, state }
  })
  const overdue = instalments.filter(({ state }) => state === 'overdue')
  return {
    instalments,
    principalOutstandingFen: sumFen(instalments.map(unpaidPrincipalOf)),
    interestOverdueFen: sumFen(overdue.map((one) => one.interestFen - one.interestPaidFen)),
    penaltyDueFen: sumFen(instalments.map((one) => one.penaltyFen)),
    principalOverdueFen: sumFen(overdue.map(unpaidPrincipalOf)),
    daysOverdue: overdue[0] ? daysBetween(overdue[0].dueOn, asOf) : 0,
    toClearFen: sumFen(instalments.map((one) => one.owedFen)),
  }
}

/** Replays repayments in booking order: where the loan stands on a day, and where each repayment's money went. */
export function positionOf(
  terms: LoanTerms,
  repayments: readonly Repayment[],
  asOf: Day,
): LoanPosition & { loan: LoanState; parts: Part[][] } {
  let loan = openingOf(terms)
  const parts = repayments.map((repayment) => {
    const booking = applyRepayment(loan, repayment)
    loan = booking.loan
    return booking.parts
  })
  return { ...positionAt(loan, asOf), loan, parts }
}

/** Freezes what a friend's hold reaches on its day: from the next day penalty runs only on the rest. */
export function freezeOf(loan: LoanState, heldOn: Day, amountFen: Fen): Decision<Booking, AmountRefusal> {
  assert(!loan.hold, 'a loan has one covering hold at most')
  const parts = mayPayAmount(loan, amountFen, heldOn)
  return parts.ok ? accept({ loan: { ...loan, hold: { heldOn, parts: parts.value } }, parts: parts.value }) : parts
}

/** Posts the running hold: it counts on the day of the hold, whatever was booked since. */
export function postHold(loan: LoanState): Decision<Booking, AmountRefusal> {
  assert(loan.hold, 'a hold is running')
  const { heldOn, parts } = loan.hold
  const instalments = loan.instalments.map((instalment) => ({ ...instalment, sparedNumerator: 0n }))
  const freed = { ...loan, instalments, hold: null }
  const owed = mayPayAmount(freed, totalOf(parts), heldOn)
  return owed.ok ? accept(book(freed, heldOn, owed.value)) : owed
}

/**
 * Ends the running hold without posting: on the part that it reached, the penalty of the first 3 days after its own is waived
 * for good, once an instalment and day (a hold may be heard late, after another's end), and that of later ones is added back.
 */
export function releaseHold(loan: LoanState, releasedOn: Day): { loan: LoanState; waivers: Waiver[] } {
  assert(loan.hold && loan.hold.heldOn <= releasedOn, 'a hold is running and began before it ends')
  const { heldOn, parts } = loan.hold
  const days = Math.min(daysBetween(heldOn, releasedOn), WAIVED_DAYS)
  const waivers = parts.flatMap(({ number, principalFen }) =>
    Array.from({ length: days }, (_, index) => ({ number, on: addDays(heldOn, index + 1), principalFen })).filter(
      ({ on }) =>
        !loan.waivers.some((earlier) => earlier.number === number && earlier.on === on) &&
        penaltyOver(loan, instalmentOf(loan, number), principalFen, addDays(on, -1), on) > 0n,
    ),
  )
  const instalments = loan.instalments.map(({ penaltyNumerator, sparedNumerator, ...instalment }) => {
    return { ...instalment, penaltyNumerator: penaltyNumerator + sparedNumerator, sparedNumerator: 0n }
  })
  return { loan: { ...loan, instalments, hold: null, waivers: [...loan.waivers, ...waivers] }, waivers }
}

/** What happened to a loan. A hold is followed by its posting or its release before the next one. */
export type LoanEvent =
  | ({ kind: 'repayment' } & Repayment)
  | { kind: 'hold'; heldOn: Day; amountFen: Fen }
  | { kind: 'posting' }
  | { kind: 'release'; releasedOn: Day }

/** Replays all that happened, in the order in which it was booked: repayments alone are not enough where one came during a hold. */
export const loanAfter = (terms: LoanTerms, events: readonly LoanEvent[]): LoanState =>
  events.reduce((loan, event) => {
    switch (event.kind) {
      case 'repayment':
        return applyRepayment(loan, event).loan
      case 'hold':
        return booked(freezeOf(loan, event.heldOn, event.amountFen)).loan
      case 'posting':
        return booked(postHold(loan)).loan
      case 'release':
        return releaseHold(loan, event.releasedOn).loan
    }
  }, openingOf(terms))

/** What a borrower asks for: instalments, fixed by number when asked, in full; or an amount. */
export type Ask = { kind: 'instalments'; numbers: readonly number[] } | { kind: 'amount'; amountFen: Fen }

/** The next `count` instalments of which something is owed, oldest first, by number. */
export function mayPayInstalments(
  loan: LoanState,
  count: number,
  on: Day,
): Decision<number[], 'loan_settled' | 'instalments_out_of_range'> {
  const open = openPartsOf(loan, on)
  if (open.length === 0) return refuse('loan_settled')
  if (!Number.isInteger(count) || count < 1 || count > open.length) {
    return refuse('instalments_out_of_range', { most: open.length })
  }
  return accept(open.slice(0, count).map(({ number }) => number))
}

/** Due now: of instalments what is unpaid with penalty through the day, due already or not; of an amount the payoff. */
export function dueNow(loan: LoanState, ask: Ask, on: Day): Fen {
  if (ask.kind === 'amount') return payoffOn(loan, on)
  return totalOf(ask.numbers.map((number) => owedOn(loan, instalmentOf(loan, number), on)))
}

/** The most that a contract binds: what the instalments cost on the last payable day, or the amount. */
export const maximumOf = (loan: LoanState, ask: Ask, lastPayableOn: Day): Fen =>
  ask.kind === 'amount' ? ask.amountFen : dueNow(loan, ask, lastPayableOn)

/** What a quote asks for on a day: what is due now, never above the contract's maximum. */
export const payableOf = (loan: LoanState, ask: Ask, maximumFen: Fen, on: Day): Fen =>
  minFen(maximumFen, dueNow(loan, ask, on))

/** Where the money of an ask would go on a day, instalment by instalment. */
export const splitOf = (loan: LoanState, ask: Ask, on: Day): Part[] =>
  allocate(loan, payableOf(loan, ask, maximumOf(loan, ask, on), on), on)

/** Whether all of the running hold is still owed by what was asked for; if not, it is voided whole before capture. */
export function isHoldOwed(loan: LoanState, ask: Ask, on: Day): boolean {
  assert(loan.hold, 'a hold is running')
  return totalOf(loan.hold.parts) <= dueNow(loan, ask, on)
}
