import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { dayOf } from '@/lib/calendar/shanghai'
import type { Loan } from './load-loan'
import { releaseHold } from './rules'
import { insertWaivers, markHoldReleased } from './store'

/**
 * Ends a loan's running hold without posting: the penalty of its first three days is waived for good, that of later ones is added
 * back (flow.md 5). Lock the loan first. Again is harmless.
 */
export async function releaseLoan(
  ctx: Ctx<Worker>,
  { loan, paymentId }: { loan: Loan; paymentId: string },
): Promise<void> {
  const releasedOn = dayOf(ctx.now)
  if (!(await markHoldReleased(ctx.tx, paymentId, loan.id, releasedOn))) return
  const { waivers } = releaseHold(loan.state, releasedOn)
  if (waivers.length === 0) return
  const { id: loanId, borrowerId } = loan
  await insertWaivers(
    ctx.tx,
    waivers.map(({ number, on, principalFen }) => ({
      loanId,
      number,
      waivedOn: on,
      borrowerId,
      paymentId,
      principalFen,
    })),
  )
}
