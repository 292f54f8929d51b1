import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import type { LedgerTransaction } from './rules'
import { insertTransactions } from './store'

/**
 * Posts a set of transactions, in this order, with one call: the database locks their accounts sorted by id, carries the
 * balances along, and refuses what does not sum to zero or takes an account where it must not be.
 */
export async function postTransactions(ctx: Ctx<Worker>, transactions: readonly LedgerTransaction[]): Promise<void> {
  if (transactions.length === 0) return
  const posted = await insertTransactions(ctx.tx, transactions)
  assert(posted === transactions.length, 'every transaction of a set is posted')
}
