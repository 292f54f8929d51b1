import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { loadLoan } from '@/lib/loans/load-loan'
import { lockLoan } from '@/lib/loans/lock-loan'
import { loadQuote } from '@/lib/quotes/load-quote'
import { isStillOwed, wishOf } from '@/lib/quotes/rules'
import { Refusal } from '@/lib/refusal'
import { beginPayment } from './begin-payment'
import { checkNothingUnderWay, quotePayment } from './quote-payment'
import { loadRunningPaymentOfQuote } from './store'

/** What became of a tap on "pay": a payment whose order can be placed, or a new price of the loan to look at first. */
export type Paid = { paymentId: string } | { quoteId: string; loanId: string }

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
  await checkNothingUnderWay(ctx, { loanId })
  const loan = await loadLoan(ctx, { loanId })
  assert(loan, 'a quote has its loan')
  const isTrue = ctx.now < quote.expiresAt && isStillOwed(loan.state, quote, quote.valueOn)
  if (!isTrue) return { ...(await quotePayment(ctx, { loanId, wish: wishOf(quote) })), loanId }
  return beginPayment(ctx, { quote, kind: 'own', atOnce: true })
}
