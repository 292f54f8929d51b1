import type { Tx } from '@/db/transaction'
import { sql } from 'drizzle-orm'

export const writeJob = (tx: Tx, name: string, payload: string, dueAt?: Date, key?: string): Promise<unknown> =>
  tx.execute(
    sql`select app.enqueue(${name}, ${payload}::json, ${dueAt?.toISOString() ?? null}::timestamptz, ${key ?? null})`,
  )
