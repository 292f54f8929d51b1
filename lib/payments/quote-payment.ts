import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { loadLoan } from '@/lib/loans/load-loan'
import { fixQuote } from '@/lib/quotes/fix-quote'
import { priceOf, type Wish } from '@/lib/quotes/rules'
import { Refusal, valueOf } from '@/lib/refusal'
import { loadCoveringPayment } from './store'

/** Prices what a borrower wants to pay of his own loan, unless a payment of it is under way. */
export async function quotePayment(
  ctx: Ctx<Borrower>,
  { loanId, wish }: { loanId: string; wish: Wish },
): Promise<{ quoteId: string }> {
  const loan = await loadLoan(ctx, { loanId })
  if (!loan) throw new Refusal('not_found')
  if (await loadCoveringPayment(ctx.tx, loanId)) throw new Refusal('payment_under_way')
  return fixQuote(ctx, { loan, price: valueOf(priceOf(loan.state, wish, ctx.now)), wish: wish.kind })
}
