import { unreachable } from '@/lib/assert'
import type { EndCause, PaymentState } from '@/lib/payments/rules'

/** How far a payment is, as its payer reads it. */
export type Stage =
  | 'at_cashier'
  | 'asking_cashier'
  | 'resting'
  | 'taking'
  | 'at_lender'
  | 'posted'
  | 'releasing'
  | 'giving_back'
  | 'ended'
  | 'returned'

export function stageOf(payment: {
  state: PaymentState
  hasOrder: boolean
  postedAt: Date | null
  endCause: EndCause | null
  restsUntil: Date | null
}): Stage {
  switch (payment.state) {
    case 'created':
      return payment.hasOrder ? 'at_cashier' : 'asking_cashier'
    case 'held':
      if (payment.endCause) return 'releasing'
      return payment.restsUntil ? 'resting' : 'taking'
    case 'captured':
      if (payment.postedAt) return 'posted'
      return payment.endCause ? 'giving_back' : 'at_lender'
    case 'voided':
    case 'failed':
      return 'ended'
    case 'refunded':
      return 'returned'
    default:
      return unreachable(payment.state)
  }
}

export const isWaiting = (stage: Stage): boolean => stage !== 'posted' && stage !== 'ended' && stage !== 'returned'

/** How often a page that waits looks again: every 3 seconds at first, then every 5, then every 10; every minute while money rests. */
export function lookAgainSeconds({ createdAt, now }: { createdAt: Date; now: Date }, stage: Stage): 3 | 5 | 10 | 60 {
  if (stage === 'resting') return 60
  const waited = (now.getTime() - createdAt.getTime()) / 1000
  if (waited < 30) return 3
  return waited < 120 ? 5 : 10
}

const TAKEN_MS = 15 * 60_000

/** By when the cashier has said whether it took the money; after that staff look into it. */
export const takenBy = (takingSince: Date): Date => new Date(takingSince.getTime() + TAKEN_MS)

const ANSWER_MS = 24 * 3_600_000

/** By when the lender has answered; after that staff look into it (flow.md 5). */
export const lenderAnswersBy = (capturedAt: Date): Date => new Date(capturedAt.getTime() + ANSWER_MS)
