import { idempotencyKeys } from '@/db/schema/access'
import type { Tx } from '@/db/transaction'
import { and, eq, sql } from 'drizzle-orm'

export async function takeToken(tx: Tx, key: string, burst: number, perHour: number): Promise<boolean> {
  const rows = await tx.execute<{ taken: boolean }>(
    sql`select app.take_token(${key}, ${burst}::double precision, ${perHour / 3600}::double precision) as taken`,
  )
  return rows[0]?.taken === true
}

/** Two requests with one key wait for each other: the second finds the first's answer. */
export const lockKey = (tx: Tx, actorId: string, key: string): Promise<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`key|${actorId}|${key}`}, 0))`)

export async function loadKey(tx: Tx, side: KeyRow['side'], actorId: string, key: string): Promise<KeyRow | undefined> {
  const [row] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.side, side), eq(idempotencyKeys.actorId, actorId), eq(idempotencyKeys.key, key)))
  return row
}

export type KeyRow = typeof idempotencyKeys.$inferSelect

export const insertKey = (tx: Tx, row: typeof idempotencyKeys.$inferInsert): Promise<unknown> =>
  tx.insert(idempotencyKeys).values(row)
