import { sumFen, type Fen } from '@/lib/money/fen'
import { givenUpAt, type PaymentState } from '@/lib/payments/rules'

/** Why a payment waits, since when, and until when its word is owed. */
export type Wait = { why: 'set_aside' | 'lender_silent' | 'channel_silent'; since: Date; until: Date | null }

const LENDER_MS = 24 * 3_600_000

/** What keeps a payment waiting: a decision of ours, the lender's word (24 hours from the capture), or the channel's. */
export function waitOf(payment: {
  createdAt: Date
  orderEndsAt: Date
  capturedAt: Date | null
  setAsideAt: Date | null
}): Wait {
  if (payment.setAsideAt) return { why: 'set_aside', since: payment.setAsideAt, until: null }
  if (payment.capturedAt) {
    const until = new Date(payment.capturedAt.getTime() + LENDER_MS)
    return { why: 'lender_silent', since: payment.capturedAt, until }
  }
  return { why: 'channel_silent', since: payment.createdAt, until: givenUpAt(payment.orderEndsAt) }
}

export type Held = { state: PaymentState; isPosted: boolean; count: number; amountFen: Fen }

const STEPS = ['held', 'ended', 'stillHeld', 'captured', 'posted', 'onTheWay', 'returned'] as const
type Step = (typeof STEPS)[number]

/** Money that was held, and where it is now: ended + stillHeld + captured = held, posted + onTheWay + returned = captured. */
export type Flow = Record<Step, { count: number; amountFen: Fen }>

const stepsOf = ({ state, isPosted }: Held): Step[] => {
  if (state === 'held') return ['held', 'stillHeld']
  if (state === 'captured') return ['held', 'captured', isPosted ? 'posted' : 'onTheWay']
  return state === 'refunded' ? ['held', 'captured', 'returned'] : ['held', 'ended']
}

export function flowOf(rows: readonly Held[]): Flow {
  const sumOf = (step: Step) => {
    const own = rows.filter((row) => stepsOf(row).includes(step))
    return {
      count: own.reduce((total, { count }) => total + count, 0),
      amountFen: sumFen(own.map(({ amountFen }) => amountFen)),
    }
  }
  return Object.fromEntries(STEPS.map((step) => [step, sumOf(step)])) as Flow
}
