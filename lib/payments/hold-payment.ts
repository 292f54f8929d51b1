import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import type { Loan } from '@/lib/loans/load-loan'
import { loadQuote } from '@/lib/quotes/load-quote'
import { isStillOwed } from '@/lib/quotes/rules'
import { objectionTo, type EndCause, type OrderSaid } from './rules'
import { insertCall, loadCoveringPayment, markPayment, type PaymentRow } from './store'
import { voidPayment } from './void-payment'

/**
 * Writes down that the channel holds the money, under the loan's lock. The hold that may stay covers the loan and is taken at
 * once: who pays his own debt needs no cooling-off. Any other is given up whole.
 */
export async function holdPayment(
  ctx: Ctx<Worker>,
  { payment, loan, said }: { payment: PaymentRow; loan: Loan; said: OrderSaid },
): Promise<void> {
  const { heldAt, instrument } = said
  assert(heldAt, 'what is held has its time')
  const objection = await objectionOf(ctx, payment, loan, heldAt)
  const hold = {
    state: 'held' as const,
    heldAt,
    valueOn: dayOf(heldAt),
    covers: objection === undefined,
    instrumentKind: instrument?.kind ?? null,
    instrumentTail: instrument?.tail ?? null,
    instrumentHolderMatches: instrument?.holderMatches ?? null,
  }
  assert(await markPayment(ctx.tx, payment.id, 'created', hold), 'a locked payment is still in its state')
  await recordAudit(ctx, {
    verb: 'hold-payment',
    thing: 'payment',
    thingId: payment.id,
    aboutPersonId: payment.borrowerId,
    detail: { covers: hold.covers, objection: objection ?? null, valueOn: hold.valueOn },
  })
  if (objection) return voidPayment(ctx, { payment: { ...payment, ...hold }, cause: objection })
  const { id: paymentId, borrowerId } = payment
  await insertCall(ctx.tx, { id: newId(), paymentId, borrowerId, party: 'cashier', verb: 'capture' })
  await enqueueJob(ctx, 'capture-payment', { paymentId })
}

async function objectionOf(
  ctx: Ctx<Worker>,
  payment: PaymentRow,
  loan: Loan,
  heldAt: Date,
): Promise<EndCause | undefined> {
  const [covering, quote] = await Promise.all([
    loadCoveringPayment(ctx.tx, payment.loanId),
    loadQuote(ctx, { quoteId: payment.quoteId }),
  ])
  assert(quote, 'a payment has its quote')
  return objectionTo(
    { heldAt, orderEndsAt: payment.orderEndsAt },
    {
      isCovered: covering !== undefined,
      isOwed: isStillOwed(loan.state, quote, dayOf(heldAt)),
    },
  )
}
