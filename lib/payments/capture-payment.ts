import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import type { Loan } from '@/lib/loans/load-loan'
import { bookMoney } from './book-money'
import { eventAtOf, type OrderSaid } from './rules'
import { insertCall } from './calls/store'
import { markPayment, type PaymentRow } from './store'

/** Books what the channel took, and writes the intent to pass it on to the lender. */
export async function capturePayment(
  ctx: Ctx<Worker>,
  { payment, loan, said }: { payment: PaymentRow; loan: Loan; said: OrderSaid },
): Promise<void> {
  assert(said.capturedAt, 'what was captured has its time')
  const capturedAt = eventAtOf(said.capturedAt, ctx.now)
  const { id: paymentId, borrowerId } = payment
  assert(
    await markPayment(ctx.tx, paymentId, 'held', { state: 'captured', capturedAt }),
    'a locked payment is still in its state',
  )
  await bookMoney(ctx, { kind: 'capture', loan, payment, at: capturedAt })
  await insertCall(ctx.tx, { id: newId(), paymentId, borrowerId, party: 'lender', verb: 'post' })
  await enqueueJob(ctx, 'post-payment', { paymentId })
  await recordAudit(ctx, {
    verb: 'capture-payment',
    thing: 'payment',
    thingId: paymentId,
    aboutPersonId: borrowerId,
    detail: { amountFen: String(payment.amountFen) },
  })
}
