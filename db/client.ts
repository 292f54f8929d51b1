import type { Actor } from '@/lib/access/rules'
import { env } from '@/lib/env'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { roleOf, type Side } from './schema/sides'

export type Database = PostgresJsDatabase

const CONNECTIONS: Record<Side, number> = { gate: 3, borrower: 4, friend: 4, staff: 3, worker: 6 }

/**
 * How to log in as a side: its own address where one is given, else the owner's address taking the side's role at the start
 * of each connection (which guards against our own mistakes, not against injected SQL).
 */
export function loginOf(side: Side): { url: string; role?: string } {
  const settings = env()
  const own = settings[`DATABASE_URL_${side.toUpperCase() as Uppercase<Side>}`]
  if (own) return { url: own }
  if (!settings.DATABASE_URL) throw new Error('The settings are not usable: DATABASE_URL is missing.')
  return { url: settings.DATABASE_URL, role: roleOf(side) }
}

const pools = new Map<Side, { client: postgres.Sql; db: Database }>()

function poolOf(side: Side): { client: postgres.Sql; db: Database } {
  const open = pools.get(side)
  if (open) return open
  const { url, role } = loginOf(side)
  const client = postgres(url, {
    max: CONNECTIONS[side],
    onnotice: () => {},
    connection: { application_name: `banghuan ${side}`, ...(role ? { role } : {}) },
  })
  const pool = { client, db: drizzle(client, { casing: 'snake_case' }) }
  pools.set(side, pool)
  return pool
}

/** The database as one side sees it: its own small pool and login. */
export const databaseOf = (side: Side): Database => poolOf(side).db

/** The database as this actor's side sees it. */
export const dbOf = (actor: Actor): Database => databaseOf(actor.side)

/** Closes every pool of this process. */
export async function closePools(): Promise<void> {
  const open = [...pools.values()]
  pools.clear()
  await Promise.all(open.map(({ client }) => client.end({ timeout: 5 })))
}
