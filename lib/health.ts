import { databaseOf } from '@/db/client'
import { sql } from 'drizzle-orm'

/** The advisory lock that the worker holds for as long as it lives. */
export const WORKER_LOCK = 7_302_118_046

export type Part = 'up' | 'down'

/** Whether this deployment can serve: the database answers and is migrated, and a worker is alive. */
export async function readiness(): Promise<{ ready: boolean; parts: Record<'database' | 'worker', Part> }> {
  try {
    const rows = await databaseOf('gate').execute<{ worker: boolean }>(
      sql`select exists (
            select 1 from pg_locks
            where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
              and (classid::bigint << 32) + objid::bigint = ${WORKER_LOCK}
          ) as worker from deployment`,
    )
    const worker = rows[0]?.worker === true
    return { ready: worker, parts: { database: rows.length === 1 ? 'up' : 'down', worker: worker ? 'up' : 'down' } }
  } catch {
    return { ready: false, parts: { database: 'down', worker: 'down' } }
  }
}
