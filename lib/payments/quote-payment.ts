import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { loadLoan } from '@/lib/loans/load-loan'
import { Refusal, valueOf } from '@/lib/refusal'
import { quoteOf, type Wish } from './rules'
import { insertQuote, loadCoveringPayment } from './store'

/** Fixes for a quarter of an hour what a borrower would pay for a wish, line by line. Nothing is reserved. */
export async function quotePayment(
  ctx: Ctx<Borrower>,
  { loanId, wish }: { loanId: string; wish: Wish },
): Promise<{ quoteId: string }> {
  const loan = await loadLoan(ctx, { loanId })
  if (!loan) throw new Refusal('not_found')
  if (await loadCoveringPayment(ctx.tx, loanId)) throw new Refusal('payment_under_way')
  const { amountFen, parts, valueOn, expiresAt } = valueOf(quoteOf(loan.state, wish, ctx.now))
  const quoteId = newId()
  const dueOn = new Map(loan.state.instalments.map((instalment) => [instalment.number, instalment.dueOn]))
  await insertQuote(ctx.tx, {
    id: quoteId,
    borrowerId: loan.borrowerId,
    loanId,
    instalments: wish.kind === 'instalments' ? wish.count : null,
    amountFen,
    valueOn,
    expiresAt,
    lines: parts.map(({ number, penaltyFen, interestFen, principalFen }) => ({
      number,
      dueOn: dueOn.get(number) ?? valueOn,
      penaltyFen: String(penaltyFen),
      interestFen: String(interestFen),
      principalFen: String(principalFen),
    })),
  })
  await recordAudit(ctx, {
    verb: 'quote-payment',
    thing: 'quote',
    thingId: quoteId,
    aboutPersonId: loan.borrowerId,
    detail: { wish: wish.kind, amountFen: String(amountFen) },
  })
  return { quoteId }
}
