import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { loadAccountsForUpdate } from './store'

/**
 * Locks accounts before several sets are posted in one database transaction: each set locks its own in order, but two sets
 * together would not, and could wait in a ring with another posting.
 */
export async function lockAccounts(ctx: Ctx<Worker>, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length > 0) await loadAccountsForUpdate(ctx.tx, accountIds)
}
