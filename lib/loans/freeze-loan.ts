import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import type { Day } from '@/lib/calendar/day'
import type { Fen } from '@/lib/money/fen'
import { valueOf } from '@/lib/refusal'
import type { Loan } from './load-loan'
import { freezeOf } from './rules'
import { insertHold } from './store'

/** A friend's money is reserved for a loan: from the next day penalty runs only on what it does not reach. Lock the loan first. */
export async function freezeLoan(
  ctx: Ctx<Worker>,
  { loan, paymentId, heldOn, amountFen }: { loan: Loan; paymentId: string; heldOn: Day; amountFen: Fen },
): Promise<void> {
  valueOf(freezeOf(loan.state, heldOn, amountFen))
  await insertHold(ctx.tx, { paymentId, loanId: loan.id, borrowerId: loan.borrowerId, heldOn, amountFen })
}
