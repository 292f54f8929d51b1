import type { Ctx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { ZERO_FEN } from '@/lib/money/fen'
import type { Quote } from '@/lib/quotes/load-quote'
import { asksChannelAt } from './rules'
import { insertCall } from './calls/store'
import { insertPayment } from './store'

/** The pay action places the order itself; the job does it where that one did not hear an answer in time. */
const PLACED_BY_JOB_AFTER_MS = 8_000

/** Writes the intent to pay a price: the payment, the order to place, and when the channel is asked about it. */
export async function beginPayment(
  ctx: Ctx<Borrower | Friend>,
  { quote, kind, atOnce }: { quote: Quote; kind: 'own' | 'friend'; atOnce: boolean },
): Promise<{ paymentId: string }> {
  const { personId: payerId } = ctx.actor
  assert(payerId, 'who pays is known')
  const paymentId = newId()
  const { borrowerId, loanId, agreementId, amountFen, expiresAt } = quote
  await insertPayment(ctx.tx, {
    id: paymentId,
    kind,
    state: 'created',
    borrowerId,
    payerId,
    loanId,
    quoteId: quote.id,
    agreementId,
    amountFen,
    refundedFen: ZERO_FEN,
    orderEndsAt: expiresAt,
    atOnce,
  })
  await insertCall(ctx.tx, { id: newId(), paymentId, borrowerId, party: 'cashier', verb: 'order' })
  await enqueueJob(ctx, 'place-order', { paymentId }, { dueAt: new Date(ctx.now.getTime() + PLACED_BY_JOB_AFTER_MS) })
  for (const dueAt of asksChannelAt(ctx.now, expiresAt)) await enqueueJob(ctx, 'ask-channel', { paymentId }, { dueAt })
  await recordAudit(ctx, {
    verb: 'pay-quote',
    thing: 'payment',
    thingId: paymentId,
    aboutPersonId: borrowerId,
    detail: { amountFen: String(amountFen), quote: quote.id },
  })
  return { paymentId }
}
