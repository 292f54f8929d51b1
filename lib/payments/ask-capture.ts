import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { insertCall } from './calls/store'
import { type PaymentRow } from './store'

/** Writes the intent to take what is held; asked again it is the same. From here on it can no longer be taken back. */
export async function askCapture(
  ctx: Ctx<Worker>,
  { id: paymentId, borrowerId }: Pick<PaymentRow, 'id' | 'borrowerId'>,
): Promise<void> {
  const call = { id: newId(), paymentId, borrowerId, party: 'cashier', verb: 'capture' } as const
  if (await insertCall(ctx.tx, call)) await enqueueJob(ctx, 'capture-payment', { paymentId })
}
