import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { eventAtOf, mayRefund, type PostingSaid } from './rules'
import { insertCall, markCallAnswered } from './calls/store'
import { loadPaymentForUpdate, markPayment } from './store'

/** What follows where the lender will never post: first it says so under its own reference, then the money goes back. */
const NEXT = {
  post: { party: 'lender', verb: 'cancel' },
  cancel: { party: 'cashier', verb: 'refund' },
} as const

/**
 * Writes down the lender's final word on a posting, or on its cancelling. Posted: it waits to be booked. Never to be posted: one
 * step nearer to where the money came from (flow.md 5).
 */
export async function recordPosting(
  ctx: Ctx<Worker>,
  { paymentId, call, said }: { paymentId: string; call: { id: string; verb: keyof typeof NEXT }; said: PostingSaid },
): Promise<void> {
  const payment = await loadPaymentForUpdate(ctx.tx, paymentId)
  const { receiptNo, postedAt } = said
  const isFirst = await markCallAnswered(ctx.tx, call.id, {
    outcome: said.state,
    answer: receiptNo && postedAt ? { receiptNo, postedAt: eventAtOf(postedAt, ctx.now).toISOString() } : {},
    answeredAt: ctx.now,
  })
  if (!isFirst || payment?.state !== 'captured') return
  await markPayment(ctx.tx, paymentId, 'captured', { endCause: mayRefund(said) ? 'lender_refused' : null })
  await recordAudit(ctx, {
    verb: 'record-posting',
    thing: 'payment',
    thingId: paymentId,
    aboutPersonId: payment.borrowerId,
    detail: { asked: call.verb, said: said.state },
  })
  if (!mayRefund(said)) return enqueueJob(ctx, 'settle-payments', {}, { key: 'settle-payments' })
  await insertCall(ctx.tx, { id: newId(), paymentId, borrowerId: payment.borrowerId, ...NEXT[call.verb] })
  await enqueueJob(ctx, 'refund-payment', { paymentId })
}
