import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import type { AccountKey } from './rules'
import { insertAccounts } from './store'

/** Opens accounts at zero; one that is open already stays as it is. */
export async function openAccounts(ctx: Ctx<Worker>, accounts: readonly AccountKey[]): Promise<void> {
  if (accounts.length > 0) await insertAccounts(ctx.tx, accounts)
}
