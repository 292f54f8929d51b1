import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { loadLoan } from '@/lib/loans/load-loan'
import { fixQuote } from '@/lib/quotes/fix-quote'
import { priceOf, type Wish } from '@/lib/quotes/rules'
import { Refusal, valueOf } from '@/lib/refusal'
import { mayPayOver } from './rules'
import { loadCoveringPayment } from './store'

/** Prices what a borrower wants to pay of his own loan, unless a payment of it is under way. */
export async function quotePayment(
  ctx: Ctx<Borrower>,
  { loanId, wish }: { loanId: string; wish: Wish },
): Promise<{ quoteId: string }> {
  const loan = await loadLoan(ctx, { loanId })
  if (!loan) throw new Refusal('not_found')
  await checkNothingUnderWay(ctx, { loanId })
  return fixQuote(ctx, { loan, price: valueOf(priceOf(loan.state, wish, ctx.now)), wish: wish.kind })
}

/** A borrower may pay over a friend's hold that still rests; what is being taken, or is his own, he waits for (flow.md 4). */
export async function checkNothingUnderWay(ctx: Ctx<Borrower>, { loanId }: { loanId: string }): Promise<void> {
  const covering = await loadCoveringPayment(ctx.tx, loanId)
  if (!covering || mayPayOver(covering, ctx.now)) return
  throw new Refusal(covering.kind === 'friend' ? 'friend_payment_under_way' : 'payment_under_way')
}
