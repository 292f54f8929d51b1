import type { Ctx } from '@/db/transaction'
import {
  countPayments,
  knownOrderOf,
  loadCall,
  loadPayment as load,
  loadPaymentForUpdate,
  loadPosting as posting,
  loadRunningPaymentOfQuote,
  loadUntakenEvent,
  markCallAnswered,
  markEventTaken,
  type CallVerb,
  type PaymentRow,
} from './store'

export type Payment = PaymentRow
export type Asked = { payment: Payment; callId: string; order: ReturnType<typeof knownOrderOf> }

export const loadPayment = (ctx: Ctx, { paymentId }: { paymentId: string }): Promise<Payment | undefined> =>
  load(ctx.tx, paymentId)

/** The payment with its lock, which comes after its assist's and its loan's. */
export const lockPayment = (ctx: Ctx, { paymentId }: { paymentId: string }): Promise<Payment | undefined> =>
  loadPaymentForUpdate(ctx.tx, paymentId)

/** A payment with its call of this verb that has no answer yet; nothing where none was asked or it was answered. */
export async function loadAsked(
  ctx: Ctx,
  { paymentId, verb }: { paymentId: string; verb: CallVerb },
): Promise<Asked | undefined> {
  const [payment, call] = await Promise.all([load(ctx.tx, paymentId), loadCall(ctx.tx, paymentId, verb)])
  return payment && call && !call.answeredAt ? { payment, callId: call.id, order: knownOrderOf(payment) } : undefined
}

/** Stores what came of a call; tells whether it had no answer before. */
export const answerCall = (ctx: Ctx, { callId, outcome }: { callId: string; outcome: string }): Promise<boolean> =>
  markCallAnswered(ctx.tx, callId, { outcome, answer: {}, answeredAt: ctx.now })

/** A callback that nobody acted on yet. */
export const loadEvent = (ctx: Ctx, { eventId }: { eventId: string }) => loadUntakenEvent(ctx.tx, eventId)

export const takeEvent = (ctx: Ctx, { eventId }: { eventId: string }): Promise<unknown> =>
  markEventTaken(ctx.tx, eventId, ctx.now)

/** The running payment of a price, if one was begun already. */
export const findRunning = async (ctx: Ctx, { quoteId }: { quoteId: string }): Promise<string | undefined> =>
  (await loadRunningPaymentOfQuote(ctx.tx, quoteId))?.id

/** How many payments somebody began since a time. */
export const countBegun = (ctx: Ctx, { payerId, since }: { payerId: string; since: Date }): Promise<number> =>
  countPayments(ctx.tx, payerId, since)

/** How the lender knows this payment. */
export const loadPosting = (ctx: Ctx, payment: Payment) => posting(ctx.tx, payment)

export { knownOrderOf }
