import type { Ctx } from '@/db/transaction'
import { byId, lockLoans as lock } from './store'

/** Takes the loan's lock, which comes after the assist's and before the ledger's. */
export const lockLoan = (ctx: Ctx, { loanId }: { loanId: string }): Promise<void> =>
  lockLoans(ctx, { loanIds: [loanId] })

/** Takes the locks of several loans in the order of their ids, so that no two acts wait for each other in a ring. */
export async function lockLoans(ctx: Ctx, { loanIds }: { loanIds: readonly string[] }): Promise<void> {
  if (loanIds.length > 0) await lock(ctx.tx, byId(loanIds))
}
