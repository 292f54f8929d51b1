import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayOf } from '@/lib/calendar/shanghai'
import { loadLoan } from '@/lib/loans/load-loan'
import { lockLoan } from '@/lib/loans/lock-loan'
import { dueNow } from '@/lib/loans/rules'
import { askCapture } from './ask-capture'
import type { Help } from './hold-payment'
import { loadPayment, loadPaymentForUpdate } from './store'
import { voidPayment } from './void-payment'

/**
 * A friend's money has rested: it is taken, unless he took it back meanwhile or less than it is owed by now, then it is given up
 * whole (flow.md 1). Before its time, and again, nothing happens.
 */
export async function endCooling(
  ctx: Ctx<Worker>,
  { paymentId, help }: { paymentId: string; help: Help },
): Promise<void> {
  const seen = await loadPayment(ctx.tx, paymentId)
  assert(seen, 'a payment is never deleted')
  const { loanId } = seen
  await lockLoan(ctx, { loanId })
  const [payment, loan] = await Promise.all([loadPaymentForUpdate(ctx.tx, paymentId), loadLoan(ctx, { loanId })])
  assert(payment && loan, 'neither a payment nor its loan is ever deleted')
  if (payment.state !== 'held' || !payment.covers) return
  if (payment.endCause) return voidPayment(ctx, { payment, cause: payment.endCause })
  if (payment.coolUntil && payment.coolUntil > ctx.now) return
  if (payment.amountFen > dueNow(loan.state, help.ask, dayOf(ctx.now))) {
    return voidPayment(ctx, { payment, cause: 'owed_less' })
  }
  await askCapture(ctx, payment)
  await recordAudit(ctx, {
    verb: 'end-cooling',
    thing: 'payment',
    thingId: paymentId,
    aboutPersonId: payment.borrowerId,
  })
}
