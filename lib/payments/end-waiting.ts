import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { askCapture } from './ask-capture'
import { loadPaymentForUpdate, loadWaitingPayment, markPayment } from './store'
import { voidPayment } from './void-payment'

/** Nothing stands in the way of a borrower's own hold any more: it covers its loan and is taken. The loan is locked. */
export async function letWaitingThrough(ctx: Ctx<Worker>, { loanId }: { loanId: string }): Promise<void> {
  const payment = await loadWaitingPayment(ctx.tx, loanId)
  if (!payment) return
  assert(await markPayment(ctx.tx, payment.id, 'held', { covers: true }), 'a locked payment is still in its state')
  await askCapture(ctx, payment)
  await recordAudit(ctx, {
    verb: 'let-waiting-through',
    thing: 'payment',
    thingId: payment.id,
    aboutPersonId: payment.borrowerId,
  })
}

/** The friend's hold was not released in time: the borrower's own is given up whole. */
export async function endWaiting(ctx: Ctx<Worker>, { paymentId }: { paymentId: string }): Promise<void> {
  const payment = await loadPaymentForUpdate(ctx.tx, paymentId)
  if (payment?.state !== 'held' || payment.covers || payment.endCause) return
  await voidPayment(ctx, { payment, cause: 'not_released' })
}
