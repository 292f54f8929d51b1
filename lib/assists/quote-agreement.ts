import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { fixQuote } from '@/lib/quotes/fix-quote'
import { priceOfAsk } from '@/lib/quotes/rules'
import { askOfRow } from '@/lib/invites/rules'
import { loadLoan } from '@/lib/loans/load-loan'
import { Refusal, valueOf } from '@/lib/refusal'
import { lockPayable, type Payable } from './lock-payable'

/** Prices for a quarter of an hour what a friend pays of his agreement today. Nothing is reserved. */
export async function quoteAgreement(
  ctx: Ctx<Friend>,
  { agreementId }: { agreementId: string },
): Promise<{ quoteId: string }> {
  return priceOfPayable(ctx, await lockPayable(ctx, { agreementId }))
}

export async function priceOfPayable(ctx: Ctx<Friend>, { assist, agreement }: Payable): Promise<{ quoteId: string }> {
  const loan = await loadLoan(ctx, { loanId: agreement.loanId })
  if (!loan) throw new Refusal('not_found')
  const price = valueOf(priceOfAsk(loan.state, askOfRow(assist), agreement.maximumFen, ctx.now))
  return fixQuote(ctx, { loan, price, wish: 'amount', agreementId: agreement.id })
}
