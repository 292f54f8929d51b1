import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import type { EndCause } from './rules'
import { countVoids, insertCall, loadCall } from './calls/store'
import { markPayment, type PaymentRow } from './store'

/**
 * Gives a payment's order up at the channel: the intent, and the job that repeats it until it is answered. A hold stops covering
 * at once; it is voided when the channel says so.
 */
export async function voidPayment(
  ctx: Ctx<Worker>,
  { payment, cause }: { payment: PaymentRow; cause: EndCause },
): Promise<void> {
  const last = await loadCall(ctx.tx, payment.id, 'void')
  if (last && !last.answeredAt) return
  await markPayment(ctx.tx, payment.id, payment.state, { endCause: payment.endCause ?? cause, covers: false })
  await insertCall(ctx.tx, {
    id: newId(),
    paymentId: payment.id,
    borrowerId: payment.borrowerId,
    party: 'cashier',
    verb: 'void',
    turn: (await countVoids(ctx.tx, payment.id)) + 1,
  })
  await enqueueJob(ctx, 'void-payment', { paymentId: payment.id })
  await recordAudit(ctx, {
    verb: 'void-payment',
    thing: 'payment',
    thingId: payment.id,
    aboutPersonId: payment.borrowerId,
    detail: { state: payment.state, cause },
  })
}
