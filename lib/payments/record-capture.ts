import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import type { OrderSaid } from './rules'
import { loadPaymentForUpdate, markCallAnswered } from './store'
import { takeOrderAnswer } from './take-order-answer'
import { voidPayment } from './void-payment'

/** Writes down what came of asking for a capture: taken, ended at the channel, or refused while it still holds. */
export async function recordCapture(
  ctx: Ctx<Worker>,
  { paymentId, callId, said }: { paymentId: string; callId: string; said: OrderSaid },
): Promise<void> {
  await takeOrderAnswer(ctx, { paymentId, said })
  if (said.state !== 'held') return
  await markCallAnswered(ctx.tx, callId, { outcome: 'refused', answer: {}, answeredAt: ctx.now })
  const payment = await loadPaymentForUpdate(ctx.tx, paymentId)
  if (payment?.state === 'held' && !payment.endCause) await voidPayment(ctx, { payment, cause: 'capture_refused' })
}
