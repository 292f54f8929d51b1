import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations as runJobMigrations } from 'graphile-worker'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import postgres from 'postgres'
import { roleOf, SIDES, TABLE_SIDES, type Side } from './schema/sides'

export type MigrateOptions = {
  /** The owner's address; it needs CREATEROLE unless the five roles exist. */
  ownerUrl: string
  mode: 'demo' | 'test' | 'production'
  /** Login of each side; a side with one gets LOGIN and that password. */
  sideUrls?: Partial<Record<Side, string>>
}

const LOCK = 7_302_118_045

/** Brings a database to today's tables, roles and grants. Safe to run twice, and by two at once. */
export async function migrate({ ownerUrl, mode, sideUrls = {} }: MigrateOptions): Promise<void> {
  const lock = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await lock`select pg_advisory_lock(${LOCK})`
    await makeRoles(lock, sideUrls)
    await runMigrations(drizzle(client), { migrationsFolder: path.join(import.meta.dirname, 'migrations') })
    await runJobMigrations({ connectionString: ownerUrl, logger: undefined })
    await lock.begin(async (tx) => {
      await setMode(tx, mode)
      await grant(tx)
    })
  } finally {
    await Promise.all([client.end(), lock.end()])
  }
}

async function makeRoles(owner: postgres.Sql, sideUrls: Partial<Record<Side, string>>): Promise<void> {
  for (const side of SIDES) {
    const role = roleOf(side)
    try {
      await owner.unsafe(
        `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$;
         grant ${role} to current_user`,
      )
      const url = sideUrls[side]
      if (url) {
        const { username, password } = new URL(url)
        if (username !== role)
          throw new Error(`DATABASE_URL_${side.toUpperCase()} logs in as another role than ${role}.`)
        await owner.unsafe(`alter role ${role} login password '${decodeURIComponent(password).replaceAll("'", "''")}'`)
      }
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error
      throw new Error(
        `The owner of the database may not make the role ${role}: give it CREATEROLE, or make the roles first.`,
      )
    }
  }
}

async function setMode(tx: postgres.TransactionSql, mode: string): Promise<void> {
  const [row] =
    await tx`insert into deployment (mode) values (${mode}) on conflict (singleton) do update set singleton = true returning mode`
  if (row?.mode !== mode) {
    throw new Error(
      `This database belongs to a ${row?.mode} deployment; MODE=${mode} does not open it. Use an empty database.`,
    )
  }
}

/** Makes the grants equal to sides.ts: takes all away and gives what the list says, in one transaction. */
async function grant(tx: postgres.TransactionSql): Promise<void> {
  const roles = SIDES.map(roleOf).join(', ')
  const statements = [
    `revoke all on all tables in schema public from ${roles}, public`,
    ...Object.keys(TABLE_SIDES).flatMap((table) => columnRevokes(table, roles)),
    `revoke all on schema graphile_worker, app from public`,
    `grant usage on schema public to ${roles}`,
    `grant usage on schema app to ${roles}`,
    `revoke execute on all functions in schema app from public, ${roles}`,
    `grant execute on function app.actor_id(), app.invite_id() to ${roles}`,
    `grant execute on function app.invite_of_token(bytea), app.refused_lately(uuid, uuid), app.said_never(uuid, uuid), app.taker_of_phone(uuid, bytea) to ${roleOf('friend')}`,
    `grant execute on function app.own_refusals(), app.take_back_refusals(uuid) to ${roleOf('friend')}`,
    `grant execute on function app.match_meaning(uuid, text), app.borrower_of_invite() to ${roleOf('friend')}`,
    `grant execute on function app.withdraw_agreement(uuid), app.payment_asked_until(uuid) to ${roleOf('borrower')}`,
    `grant execute on function app.enqueue(text, json, timestamptz, text) to ${roles}`,
    `grant execute on function app.take_token(text, double precision, double precision) to ${roles}`,
    `grant execute on function app.check_state_move(), app.check_first_state(), app.refuse_change(), app.refuse_new_terms(), app.check_ledger_transaction() to ${roles}`,
    `grant execute on all functions in schema app to ${roleOf('worker')}`,
    `revoke execute on function app.move_clock(interval) from ${roleOf('worker')}`,
    ...workerOfJobs(),
  ]
  for (const [table, sides] of Object.entries(TABLE_SIDES)) {
    for (const [side, verbs] of Object.entries(sides)) {
      for (const [verb, columns] of Object.entries(verbs)) {
        const named = columns === true ? '' : ` (${columns.join(', ')})`
        statements.push(`grant ${verb}${named} on ${table} to ${roleOf(side as Side)}`)
      }
    }
  }
  await tx.unsafe(statements.join(';\n'))
}

const columnRevokes = (table: string, roles: string): string[] => [
  `do $$ declare c text; begin
     select string_agg(quote_ident(column_name), ', ') into c from information_schema.columns where table_schema = 'public' and table_name = '${table}';
     execute format('revoke select (%1$s), insert (%1$s), update (%1$s) on ${table} from ${roles}', c);
   end $$`,
]

/** The job runner logs in as the worker: its schema is opened to that role alone, past the row security it comes with. */
function workerOfJobs(): string[] {
  const worker = roleOf('worker')
  return [
    `grant usage on schema graphile_worker to ${worker}`,
    `grant select, insert, update, delete on all tables in schema graphile_worker to ${worker}`,
    `grant usage on all sequences in schema graphile_worker to ${worker}`,
    `grant execute on all functions in schema graphile_worker to ${worker}`,
    `do $$ declare t text; begin
       for t in select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity loop
         if not exists (select 1 from pg_policies where schemaname = 'graphile_worker' and tablename = t and policyname = 'jobs_of_the_worker') then
           execute format('create policy jobs_of_the_worker on graphile_worker.%I to ${worker} using (true) with check (true)', t);
         end if;
       end loop;
     end $$`,
  ]
}

/** The login of each side named by DATABASE_URL_<SIDE>. */
export const sideUrlsOf = (source: Record<string, string | undefined>): Partial<Record<Side, string>> =>
  Object.fromEntries(
    SIDES.flatMap((side) => {
      const url = source[`DATABASE_URL_${side.toUpperCase()}`]
      return url ? [[side, url]] : []
    }),
  )

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { DATABASE_URL: ownerUrl, MODE = 'production' } = process.env
  if (!ownerUrl) throw new Error('DATABASE_URL is missing.')
  await migrate({ ownerUrl, mode: MODE as MigrateOptions['mode'], sideUrls: sideUrlsOf(process.env) })
  console.log('The database is up to date.')
}
