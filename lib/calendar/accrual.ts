import { assert } from '@/lib/assert'
import { fen, minFen, ZERO_FEN, type Fen } from '@/lib/money/fen'
import { totalOf, type Owed } from '@/lib/money/owed'
import { penaltyFenOf, penaltyNumeratorOf } from '@/lib/money/penalty'
import { addDays, daysBetween, laterOf, type Day } from './day'
import { scheduleOf, type Instalment, type LoanTerms } from './schedule'

/**
 * One instalment with what was booked on it. `penaltyNumerator` is its exact penalty through the day `penaltyThrough`,
 * over PENALTY_DENOMINATOR; `sparedNumerator` is what the running hold kept out of it after its third day.
 */
export type InstalmentState = Instalment & {
  principalPaidFen: Fen
  interestPaidFen: Fen
  penaltyPaidFen: Fen
  penaltyNumerator: bigint
  penaltyThrough: Day
  sparedNumerator: bigint
}

/** What of an amount goes to one instalment. */
export type Part = Owed & { number: number }

/** A friend's money reserved at the channel and not yet posted, with the parts it reached on its day. */
export type Hold = { heldOn: Day; parts: readonly Part[] }

/** No penalty runs on `principalFen` of this instalment for the one day `on`. */
export type Waiver = { number: number; on: Day; principalFen: Fen }

/** All that the rules need of a loan; can be kept as rows and taken up again without its past repayments. */
export type LoanState = {
  terms: LoanTerms
  instalments: readonly InstalmentState[]
  lastBookedOn: Day | null
  hold: Hold | null
  waivers: readonly Waiver[]
}

/** Days after a hold's own of which the penalty is waived where it ends without posting. */
export const WAIVED_DAYS = 3

/** A loan on the day it starts: everything owed, nothing booked. */
export function openingOf(terms: LoanTerms): LoanState {
  const nothing = { principalPaidFen: ZERO_FEN, interestPaidFen: ZERO_FEN, penaltyPaidFen: ZERO_FEN }
  const instalments = scheduleOf(terms).map((instalment) => {
    return { ...instalment, ...nothing, penaltyNumerator: 0n, penaltyThrough: instalment.dueOn, sparedNumerator: 0n }
  })
  return { terms, instalments, lastBookedOn: null, hold: null, waivers: [] }
}

export const unpaidPrincipalOf = (instalment: InstalmentState): Fen =>
  fen(instalment.principalFen - instalment.principalPaidFen)

export function instalmentOf(loan: LoanState, number: number): InstalmentState {
  const instalment = loan.instalments[number - 1]
  assert(instalment?.number === number, 'instalments are numbered from 1 without a gap')
  return instalment
}

/** Exact penalty of an instalment for the days after `after` through `until`, if this principal is overdue on them. */
export const penaltyOver = (
  loan: LoanState,
  { dueOn }: Instalment,
  principalFen: bigint,
  after: Day,
  until: Day,
): bigint =>
  penaltyNumeratorOf(principalFen, loan.terms.rateBps, daysBetween(dueOn, after) + 1, daysBetween(dueOn, until))

/**
 * Carries an instalment's exact penalty on through a day, leaving out what a running hold reaches and what is
 * waived.
 */
export function accrue(loan: LoanState, instalment: InstalmentState, through: Day): InstalmentState {
  const { hold, waivers } = loan
  const { number, penaltyThrough } = instalment
  const unpaidFen = unpaidPrincipalOf(instalment)
  if (through <= penaltyThrough || unpaidFen === 0n) return instalment
  const over = (principalFen: Fen, after: Day, until: Day) =>
    penaltyOver(loan, instalment, minFen(principalFen, unpaidFen), after, until)
  let { penaltyNumerator, sparedNumerator } = instalment
  penaltyNumerator += over(unpaidFen, penaltyThrough, through)
  const held = hold?.parts.find((part) => part.number === number)
  if (hold && held) {
    penaltyNumerator -= over(held.principalFen, laterOf(hold.heldOn, penaltyThrough), through)
    sparedNumerator += over(held.principalFen, laterOf(addDays(hold.heldOn, WAIVED_DAYS), penaltyThrough), through)
  }
  for (const waiver of waivers) {
    if (waiver.number !== number || waiver.on <= penaltyThrough || waiver.on > through) continue
    penaltyNumerator -= over(waiver.principalFen, addDays(waiver.on, -1), waiver.on)
  }
  return { ...instalment, penaltyNumerator, sparedNumerator, penaltyThrough: through }
}

export function owedOn(loan: LoanState, instalment: InstalmentState, on: Day): Part {
  const { penaltyNumerator } = accrue(loan, instalment, on)
  const penaltyFen = fen(penaltyFenOf(penaltyNumerator) - instalment.penaltyPaidFen)
  assert(penaltyFen >= 0n, 'no more penalty is paid than ran')
  return {
    number: instalment.number,
    penaltyFen,
    interestFen: fen(instalment.interestFen - instalment.interestPaidFen),
    principalFen: unpaidPrincipalOf(instalment),
  }
}

/** What is owed of each instalment on a day; instalments of zero are left out. */
export const openPartsOf = (loan: LoanState, on: Day): Part[] =>
  loan.instalments.map((instalment) => owedOn(loan, instalment, on)).filter((owed) => totalOf([owed]) > 0n)
