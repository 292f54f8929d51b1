import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { loadLoan } from '@/lib/loans/load-loan'
import { bookMoney } from './book-money'
import { notifyPayer } from './notify-payer'
import { eventAtOf } from './rules'
import { markCallAnswered } from './calls/store'
import { loadPaymentForUpdate, markPayment } from './store'

/** Writes down that the cashier gave captured money back to the instrument it came from, whole. */
export async function refundPayment(
  ctx: Ctx<Worker>,
  { paymentId, callId, refundedAt }: { paymentId: string; callId: string; refundedAt: Date },
): Promise<void> {
  const payment = await loadPaymentForUpdate(ctx.tx, paymentId)
  const loan = payment && (await loadLoan(ctx, { loanId: payment.loanId }))
  assert(loan && payment.endCause, 'what is given back has its loan and its cause')
  const endedAt = eventAtOf(refundedAt, ctx.now)
  const isFirst = await markCallAnswered(ctx.tx, callId, { outcome: 'refunded', answer: {}, answeredAt: ctx.now })
  if (!isFirst) return
  const refund = { state: 'refunded' as const, refundedFen: payment.amountFen, endedAt, covers: false }
  assert(await markPayment(ctx.tx, paymentId, 'captured', refund), 'only captured money is given back')
  await bookMoney(ctx, { kind: 'refund', loan, payment, at: endedAt })
  await recordAudit(ctx, {
    verb: 'refund-payment',
    thing: 'payment',
    thingId: paymentId,
    aboutPersonId: payment.borrowerId,
    detail: { amountFen: String(payment.amountFen), cause: payment.endCause },
  })
  await notifyPayer(ctx, { payment, cause: payment.endCause })
}
