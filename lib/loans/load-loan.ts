import type { Ctx } from '@/db/transaction'
import { byId, loadLoans as load, type Loan } from './store'

export type { Loan }

/** A loan as its rows say, with all that the rules need of it; nothing where the actor has no such loan. Lock it first to act on it. */
export async function loadLoan(ctx: Ctx, { loanId }: { loanId: string }): Promise<Loan | undefined> {
  return (await load(ctx.tx, byId([loanId])))[0]
}

/** Several loans, by id. */
export async function loadLoans(ctx: Ctx, { loanIds }: { loanIds: readonly string[] }): Promise<Map<string, Loan>> {
  if (loanIds.length === 0) return new Map()
  return new Map((await load(ctx.tx, byId(loanIds))).map((loan) => [loan.id, loan]))
}
