import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { followOrder } from '@/lib/payments/follow-order'
import { answerCall, lockPayment } from '@/lib/payments/load-payment'
import type { OrderSaid } from '@/lib/payments/rules'
import { voidPayment } from '@/lib/payments/void-payment'
import { followingPayment } from './follow-payment'

/** Writes down what came of asking for a capture: taken, ended at the channel, or refused while it still holds. */
export const recordCapture = (
  ctx: Ctx<Worker>,
  { paymentId, callId, said }: { paymentId: string; callId: string; said: OrderSaid },
): Promise<void> =>
  followingPayment(ctx, paymentId, async (help) => {
    await followOrder(ctx, { paymentId, said, help })
    if (said.state !== 'held') return
    await answerCall(ctx, { callId, outcome: 'refused' })
    const payment = await lockPayment(ctx, { paymentId })
    if (payment?.state === 'held' && !payment.endCause) await voidPayment(ctx, { payment, cause: 'capture_refused' })
  })
