import type { Ctx } from '@/db/transaction'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import type { Loan } from '@/lib/loans/load-loan'
import { valueOf } from '@/lib/refusal'
import { priceOf, type Wish } from './rules'
import { insertQuote } from './store'

/** Fixes for a quarter of an hour what a wish costs, line by line. Nothing is reserved. */
export async function fixQuote(ctx: Ctx, { loan, wish }: { loan: Loan; wish: Wish }): Promise<{ quoteId: string }> {
  const { amountFen, parts, valueOn, expiresAt } = valueOf(priceOf(loan.state, wish, ctx.now))
  const quoteId = newId()
  const dueOn = new Map(loan.state.instalments.map((instalment) => [instalment.number, instalment.dueOn]))
  await insertQuote(ctx.tx, {
    id: quoteId,
    borrowerId: loan.borrowerId,
    loanId: loan.id,
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
    verb: 'fix-quote',
    thing: 'quote',
    thingId: quoteId,
    aboutPersonId: loan.borrowerId,
    detail: { wish: wish.kind, amountFen: String(amountFen) },
  })
  return { quoteId }
}
