import type { Ctx } from '@/db/transaction'
import type { Borrower, Worker } from '@/lib/access/rules'
import { givenUpAt } from './rules'
import { loadCall, loadUntakenEvent, markCallAnswered, markEventTaken, type CallVerb } from './calls/store'
import {
  countPayments,
  knownOrderOf,
  loadPayment as load,
  loadPaymentForUpdate,
  loadAskedPayments,
  loadAskedUntil,
  loadCoveringPayment,
  loadPosting as posting,
  loadRunningPaymentOfQuote,
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

/** A friend's payment that covers its loan, not yet booked. */
export async function loadCover(ctx: Ctx, { loanId }: { loanId: string }): Promise<Payment | undefined> {
  const covering = await loadCoveringPayment(ctx.tx, loanId)
  return covering?.kind === 'friend' ? covering : undefined
}

/** Until when a payment of this agreement may yet be held; nothing where none was asked for. */
export async function paymentAskedUntil(
  ctx: Ctx<Borrower | Worker>,
  { agreementId }: { agreementId: string },
): Promise<Date | null> {
  if (ctx.actor.side === 'borrower') return loadAskedUntil(ctx.tx, agreementId)
  const asked = await loadAskedPayments(ctx.tx, agreementId)
  const untils = asked.map(({ orderEndsAt }) => givenUpAt(orderEndsAt).getTime())
  return untils.length > 0 ? new Date(Math.max(...untils)) : null
}

/** How many payments somebody began since a time. */
export const countBegun = (ctx: Ctx, { payerId, since }: { payerId: string; since: Date }): Promise<number> =>
  countPayments(ctx.tx, payerId, since)

/** How the lender knows this payment. */
export const loadPosting = (ctx: Ctx, payment: Payment) => posting(ctx.tx, payment)

export { knownOrderOf }
