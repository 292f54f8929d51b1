import type { Ctx } from '@/db/transaction'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import type { Loan } from '@/lib/loans/load-loan'
import type { Price } from './rules'
import { insertQuote } from './store'

export type Fixed = { loan: Loan; price: Price; wish: 'amount' | 'instalments'; agreementId?: string }

/** Fixes a price line by line for a quarter of an hour: the borrower's own, or what a friend pays of his agreement. Nothing is reserved. */
export async function fixQuote(ctx: Ctx, { loan, price, wish, agreementId }: Fixed): Promise<{ quoteId: string }> {
  const { amountFen, parts, valueOn, expiresAt } = price
  const quoteId = newId()
  const dueOn = new Map(loan.state.instalments.map((instalment) => [instalment.number, instalment.dueOn]))
  await insertQuote(ctx.tx, {
    id: quoteId,
    borrowerId: loan.borrowerId,
    loanId: loan.id,
    agreementId: agreementId ?? null,
    instalments: wish === 'instalments' ? parts.length : null,
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
    detail: { wish, amountFen: String(amountFen) },
  })
  return { quoteId }
}
