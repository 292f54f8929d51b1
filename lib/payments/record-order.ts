import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { endPayment } from './end-payment'
import { markCallAnswered } from './calls/store'
import { loadPaymentForUpdate } from './store'

/** What the cashier said to an order: where the payer chooses his instrument, or a plain no. */
export type OrderPlaced = { payUrl: string } | { refused: string }

/** Writes down the cashier's answer to an order, once. A plain no ends the payment: nothing was held. */
export async function recordOrder(
  ctx: Ctx<Worker>,
  { paymentId, callId, answer }: { paymentId: string; callId: string; answer: OrderPlaced },
): Promise<void> {
  const payment = await loadPaymentForUpdate(ctx.tx, paymentId)
  const isRefused = 'refused' in answer
  const isFirst = await markCallAnswered(ctx.tx, callId, {
    outcome: isRefused ? 'refused' : 'placed',
    answer: isRefused ? { code: answer.refused } : { payUrl: answer.payUrl },
    answeredAt: ctx.now,
  })
  if (!isFirst || !payment) return
  await recordAudit(ctx, {
    verb: 'record-order',
    thing: 'payment',
    thingId: paymentId,
    aboutPersonId: payment.borrowerId,
    detail: { outcome: isRefused ? 'refused' : 'placed' },
  })
  if (isRefused && payment.state === 'created') await endPayment(ctx, { payment, state: 'failed', cause: 'never_held' })
}
