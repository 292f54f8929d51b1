import type { Terms } from '@/lib/agreements/rules'
import { planOf, type PlanPart } from '@/lib/agreements/rules'
import { assert } from '@/lib/assert'
import type { Day } from '@/lib/calendar/day'
import { maxFen, minFen, ZERO_FEN, fen, sumFen, type Fen } from '@/lib/money/fen'

/** What the borrower owes the friend, as it begins: what was really posted, and when it is due back. */
export type ClaimOpening = { meaning: 'loan' | 'advance'; principalFen: Fen; startedOn: Day; plan: PlanPart[] }

/**
 * The claim that a posted payment opens: none for a gift (Civil Code 657); for a loan or an advance exactly what was posted, on the
 * day of the posting, never what was agreed at most (private-lending provisions 9, 26).
 */
export function claimOf(terms: Terms, postedFen: Fen, postedOn: Day): ClaimOpening | undefined {
  assert(postedFen > 0n, 'a posted payment moves money')
  if (terms.meaning === 'gift') return undefined
  return {
    meaning: terms.meaning,
    principalFen: postedFen,
    startedOn: postedOn,
    plan: planOf(terms, postedFen, postedOn),
  }
}

/** A part of the plan with what has come in of it; what came in fills the parts in their order. */
export type PlanStanding = PlanPart & { receivedFen: Fen; openFen: Fen; isLate: boolean }

/** How the plan stands on a day after `receivedFen` came in; more than the plan is no part of it. */
export function standingOf(plan: readonly PlanPart[], receivedFen: Fen, today: Day): PlanStanding[] {
  let restFen: Fen = maxFen(receivedFen, ZERO_FEN)
  return plan.map((part) => {
    const dueFen = fen(part.principalFen + part.interestFen)
    const paidFen = minFen(restFen, dueFen)
    restFen = fen(restFen - paidFen)
    const openFen = fen(dueFen - paidFen)
    return { ...part, receivedFen: paidFen, openFen, isLate: openFen > 0n && part.dueOn < today }
  })
}

/** What is still open of a plan. */
export const openOf = (standing: readonly PlanStanding[]): Fen => sumFen(standing.map(({ openFen }) => openFen))
