import type { Actor } from '@/lib/access/rules'
import { actorIdOf } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { sql } from 'drizzle-orm'
import { dbOf, type Database } from './client'

export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]

/** All that a command may reach: the open transaction, who acts, the database's clock and the request's id. */
export type Ctx<A extends Actor = Actor> = { tx: Tx; actor: A; now: Date; requestId: string }

const RETRIED = new Set(['40001', '40P01'])
const ATTEMPTS_MAX = 4

/** The error code of PostgreSQL inside what drizzle throws, and the constraint's name where it has one. */
export function databaseErrorOf(error: unknown): { code: string; constraint?: string } | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code, constraint_name: constraint } = at as { code?: unknown; constraint_name?: string }
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return { code, constraint }
  }
  return undefined
}

/** Runs `work` in one transaction of the actor's side; a serialization failure or deadlock is tried again, three times at most. */
export async function inTransaction<A extends Actor, T>(
  actor: A,
  requestId: string,
  work: (ctx: Ctx<A>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dbOf(actor).transaction(async (tx) => work({ tx, actor, requestId, now: await enter(tx, actor) }))
    } catch (error) {
      if (attempt === ATTEMPTS_MAX || !RETRIED.has(databaseErrorOf(error)?.code ?? '')) throw error
    }
  }
}

/** Runs a read as the actor: in the command's own transaction when one is handed in, else in a read-only one. */
export async function reading<T>(
  actor: Actor,
  tx: Tx | undefined,
  read: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> {
  if (tx) return read(tx, await clockOf(tx))
  return dbOf(actor).transaction(async (own) => read(own, await enter(own, actor)), { accessMode: 'read only' })
}

async function enter(tx: Tx, actor: Actor): Promise<Date> {
  const rows = await tx.execute<{ ms: string }>(
    sql`select set_config('app.actor_id', ${actorIdOf(actor) ?? ''}, true), set_config('app.invite_id', ${inviteIdOf(actor) ?? ''}, true),
          floor(extract(epoch from clock()) * 1000)::text as ms`,
  )
  return instantOf(rows[0]?.ms)
}

const inviteIdOf = (actor: Actor): string | undefined => (actor.side === 'friend' ? actor.inviteId : undefined)

async function clockOf(tx: Tx): Promise<Date> {
  const rows = await tx.execute<{ ms: string }>(sql`select floor(extract(epoch from clock()) * 1000)::text as ms`)
  return instantOf(rows[0]?.ms)
}

function instantOf(ms: string | undefined): Date {
  assert(ms !== undefined, 'the database tells the time')
  return new Date(Number(ms))
}
