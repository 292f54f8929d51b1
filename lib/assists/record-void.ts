import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { answerCall } from '@/lib/payments/load-payment'
import type { OrderSaid } from '@/lib/payments/rules'
import { takeOrderAnswer } from './take-order-answer'

const LOOK_AGAIN_MS = 24 * 3_600_000

/** Writes down what came of giving an order up. A day later the channel is asked once more: a late yes may come without a callback. */
export async function recordVoid(
  ctx: Ctx<Worker>,
  { paymentId, callId, said }: { paymentId: string; callId: string; said: OrderSaid },
): Promise<void> {
  await takeOrderAnswer(ctx, { paymentId, said })
  if (!(await answerCall(ctx, { callId, outcome: said.state }))) return
  await enqueueJob(ctx, 'ask-channel', { paymentId }, { dueAt: new Date(ctx.now.getTime() + LOOK_AGAIN_MS) })
}
