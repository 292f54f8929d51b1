import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { loadLoan } from '@/lib/loans/load-loan'
import { lockLoan } from '@/lib/loans/lock-loan'
import { ZERO_FEN } from '@/lib/money/fen'
import { loadQuote, type Quote } from '@/lib/quotes/load-quote'
import { isStillOwed, wishOf } from '@/lib/quotes/rules'
import { Refusal } from '@/lib/refusal'
import { quotePayment } from './quote-payment'
import { asksChannelAt } from './rules'
import { insertCall, insertPayment, loadCoveringPayment, loadRunningPaymentOfQuote } from './store'

/** What became of a tap on "pay": a payment whose order can be placed, or a new price of the loan to look at first. */
export type Paid = { paymentId: string } | { quoteId: string; loanId: string }

/** The pay action places the order itself; the job does it where that one did not hear an answer in time. */
const PLACED_BY_JOB_AFTER_MS = 8_000

/**
 * Writes the intent to pay a quote: the payment, the order to place, and when the channel is asked about it. A price that is no
 * longer true is worked out anew and nothing is paid. Sent again it is the same payment.
 */
export async function payQuote(ctx: Ctx<Borrower>, { quoteId }: { quoteId: string }): Promise<Paid> {
  const quote = await loadQuote(ctx, { quoteId })
  if (!quote) throw new Refusal('not_found')
  const { loanId } = quote
  await lockLoan(ctx, { loanId })
  const running = await loadRunningPaymentOfQuote(ctx.tx, quoteId)
  if (running) return { paymentId: running.id }
  if (await loadCoveringPayment(ctx.tx, loanId)) throw new Refusal('payment_under_way')
  const loan = await loadLoan(ctx, { loanId })
  assert(loan, 'a quote has its loan')
  const isTrue = ctx.now < quote.expiresAt && isStillOwed(loan.state, quote, quote.valueOn)
  if (!isTrue) return { ...(await quotePayment(ctx, { loanId, wish: wishOf(quote) })), loanId }
  return { paymentId: await beginPayment(ctx, quote) }
}

async function beginPayment(ctx: Ctx<Borrower>, quote: Quote): Promise<string> {
  const paymentId = newId()
  const { borrowerId, loanId, amountFen, expiresAt } = quote
  await insertPayment(ctx.tx, {
    id: paymentId,
    kind: 'own',
    state: 'created',
    borrowerId,
    payerId: ctx.actor.personId,
    loanId,
    quoteId: quote.id,
    amountFen,
    refundedFen: ZERO_FEN,
    orderEndsAt: expiresAt,
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
  return paymentId
}
