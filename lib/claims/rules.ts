import type { Terms } from '@/lib/agreements/rules'
import { planOf, type PlanPart } from '@/lib/agreements/rules'
import { assert } from '@/lib/assert'
import type { Day } from '@/lib/calendar/day'
import { maxFen, minFen, ZERO_FEN, fen, sumFen, type Fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { accept, refuse, type Decision } from '@/lib/refusal'

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

type Receiving = { amountFen: Fen; receivedOn: Day; total: Fen; today: Day }

/** Whether the friend may record this: something, no more than is open, on a day since it began and not yet to come. */
export function mayReceive(
  claim: { state: string; receivedFen: Fen; startedOn: Day },
  { amountFen, receivedOn, total, today }: Receiving,
): Decision<true, 'amount_zero' | 'claim_over' | 'amount_over_claim' | 'day_out_of_range'> {
  if (amountFen <= 0n) return refuse('amount_zero')
  if (claim.state !== 'running') return refuse('claim_over')
  const openFen = fen(total - claim.receivedFen)
  if (amountFen > openFen) return refuse('amount_over_claim', { open: formatFen(openFen) })
  const isInRange = receivedOn >= claim.startedOn && receivedOn <= today
  return isInRange ? accept(true) : refuse('day_out_of_range', { from: claim.startedOn, to: today })
}

type Recorded = { id: string; amountFen: Fen; receivedOn: Day; undoesId: string | null }

/** Whether a record can be taken back: it stands, and was not taken back before. */
export function mayUndo<R extends Recorded>(
  receipts: readonly R[],
  receiptId: string,
): Decision<R, 'not_found' | 'receipt_undone'> {
  const receipt = receipts.find(({ id, undoesId }) => id === receiptId && undoesId === null)
  if (!receipt) return refuse('not_found')
  return receipts.some(({ undoesId }) => undoesId === receiptId) ? refuse('receipt_undone') : accept(receipt)
}

/** How much of what came in is interest: it fills the parts in their order, in each the interest first (Civil Code 561). */
export function interestCovered(plan: readonly PlanPart[], receivedFen: Fen): bigint {
  let restFen: bigint = receivedFen
  return plan.reduce((coveredFen, { principalFen, interestFen }) => {
    const interest = restFen < interestFen ? restFen : interestFen
    restFen -= interest
    restFen = restFen > principalFen ? restFen - principalFen : 0n
    return coveredFen + interest
  }, 0n)
}
