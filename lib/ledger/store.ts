import { ledgerAccounts } from '@/db/schema/ledger'
import type { Tx } from '@/db/transaction'
import { newId } from '@/lib/id'
import { inArray, sql } from 'drizzle-orm'
import { NATURES, type AccountKey, type LedgerTransaction } from './rules'

/** Accounts that stand already are left as they are. */
export const insertAccounts = (tx: Tx, accounts: readonly AccountKey[]): Promise<unknown> =>
  tx.execute(sql`
    insert into ledger_accounts (id, kind, owner_id, bucket, balance_fen, may_be_negative, may_be_positive)
    select id, kind, owner_id, bucket, 0, may_be_negative, may_be_positive
    from json_to_recordset(${JSON.stringify(accounts.map(rowOf))}::json)
      as a(id uuid, kind text, owner_id uuid, bucket smallint, may_be_negative boolean, may_be_positive boolean)
    on conflict (owner_id, kind, bucket) do nothing`)

const rowOf = ({ kind, ownerId, bucket }: AccountKey) => ({
  id: newId(),
  kind,
  owner_id: ownerId,
  bucket,
  may_be_negative: NATURES[kind] === 'credit',
  may_be_positive: NATURES[kind] === 'debit',
})

/** Locks accounts in the order of their ids, as every posting does. */
export const loadAccountsForUpdate = (tx: Tx, ids: readonly string[]): Promise<unknown> =>
  tx
    .select({ id: ledgerAccounts.id })
    .from(ledgerAccounts)
    .where(inArray(ledgerAccounts.id, [...ids]))
    .orderBy(ledgerAccounts.id)
    .for('no key update')

/** Posts a set in the order given and tells how many it posted. */
export async function insertTransactions(tx: Tx, transactions: readonly LedgerTransaction[]): Promise<number> {
  const [row] = await tx.execute<{ posted: number }>(
    sql`select app.post_transactions(${JSON.stringify(transactions.map(postedOf))}::jsonb) as posted`,
  )
  return row?.posted ?? 0
}

const postedOf = ({ id, kind, subject, subjectId, valueOn, eventAt, entries }: LedgerTransaction) => ({
  id,
  kind,
  subject,
  subject_id: subjectId,
  value_on: valueOn,
  event_at: eventAt.toISOString(),
  entries: entries.map(({ accountId, amountFen }) => [accountId, amountFen.toString()]),
})
