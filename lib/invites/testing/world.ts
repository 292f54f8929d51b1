import { drizzle } from 'drizzle-orm/postgres-js'
import { sql, type SQL } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll } from 'vitest'
import { roleOf } from '@/db/schema/sides'
import type { TestDatabase } from '@/db/testing/database'
import type { Ctx, Tx } from '@/db/transaction'
import { actorIdOf, WORKER, type Actor } from '@/lib/access/rules'
import { deleteDrafts } from '@/lib/agreements/delete-drafts'
import { expireAssist } from '@/lib/assists/expire-assist'
import { getCheckPosition } from '@/lib/identity/queries'
import { Refusal, type RefusalCode, type RefusalParams } from '@/lib/refusal'
import { openReview } from '@/lib/reviews/open-review'

/** What an act came to, as the one who acted sees it. Anything but a refusal is a bug and stops the test. */
export type Outcome = { value: unknown } | { refused: RefusalCode; params: RefusalParams }

export async function outcomeOf(act: Promise<unknown>): Promise<Outcome> {
  try {
    return { value: await act }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code, params: error.params }
    throw error
  }
}

type JobRow = { id: string; task: string; payload: Record<string, string> }
const RUN = ['expire-assist', 'delete-drafts', 'review-identity']

/**
 * A run of acts inside one transaction, each as the role of its side and with a savepoint of its own, so that it can be played
 * from the same start again and again. Its `now()` stands still: time is where the test puts it.
 */
export class World {
  constructor(private readonly tx: Tx) {}

  as<A extends Actor, T>(actor: A, work: (ctx: Ctx<A>) => Promise<T>): Promise<T> {
    return this.tx.transaction(async (tx) => work({ tx, actor, requestId: 'test', now: await enter(tx, actor) }))
  }

  async reading<T>(actor: Actor, read: (tx: Tx) => Promise<T>): Promise<T> {
    await enter(this.tx, actor)
    return read(this.tx)
  }

  async owner<T extends Record<string, unknown>>(query: SQL): Promise<T[]> {
    await this.tx.execute(sql`select set_config('role', 'none', true)`)
    return [...(await this.tx.execute(query))] as T[]
  }

  moveTo(at: Date): Promise<unknown> {
    return this.owner(sql`select app.move_clock(greatest(${at.toISOString()}::timestamptz - clock(), interval '0'))`)
  }

  /** What the worker would do now: the jobs that end asks and drafts, and that ask a person about a check. */
  async runDueJobs(): Promise<void> {
    const due = await this.owner<JobRow>(sql`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier in ${RUN} and j.run_at <= now()
      returning j.id::text, t.identifier as task, j.payload::jsonb as payload`)
    for (const job of due.sort((a, b) => Number(a.id) - Number(b.id))) await this.as(WORKER, (ctx) => run(ctx, job))
  }
}

async function run(ctx: Ctx<typeof WORKER>, { task, payload }: JobRow): Promise<void> {
  if (task === 'expire-assist') await expireAssist(ctx, { assistId: payload.assistId! })
  if (task === 'delete-drafts') await deleteDrafts(ctx, { inviteId: payload.inviteId! })
  if (task !== 'review-identity') return
  const check = await getCheckPosition(WORKER, payload.checkId!, ctx.tx)
  if (check?.state === 'with_person') await openReview(ctx, { kind: 'friend_identity', subjectId: check.id })
}

async function enter(tx: Tx, actor: Actor): Promise<Date> {
  const inviteId = actor.side === 'friend' ? (actor.inviteId ?? '') : ''
  const [row] = await tx.execute<{ ms: string }>(
    sql`select set_config('role', ${roleOf(actor.side)}, true), set_config('app.actor_id', ${actorIdOf(actor) ?? ''}, true),
          set_config('app.invite_id', ${inviteId}, true), floor(extract(epoch from clock()) * 1000)::text as ms`,
  )
  return new Date(Number(row!.ms))
}

class Undone extends Error {}

async function undone<T>(begin: (work: (tx: Tx) => Promise<never>) => Promise<never>, play: (tx: Tx) => Promise<T>) {
  let result: { is: T } | undefined
  await begin(async (tx) => {
    result = { is: await play(tx) }
    throw new Undone()
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  return result!.is
}

/** The same few hundred statements run over and over: each is parsed once. */
function prepared(tx: postgres.TransactionSql): postgres.TransactionSql {
  const unsafe = tx.unsafe.bind(tx)
  const savepoint = tx.savepoint.bind(tx) as (work: (inner: postgres.TransactionSql) => unknown) => Promise<unknown>
  return Object.assign(tx, {
    unsafe: (text: string, values: never[] = []) => unsafe(text, values, { prepare: true }),
    savepoint: (work: (inner: postgres.TransactionSql) => unknown) => savepoint((inner) => work(prepared(inner))),
  })
}

export type Stage = <T>(work: (play: <P>(one: (world: World) => Promise<P>) => Promise<P>) => Promise<T>) => Promise<T>

/** One connection on which worlds are played, each from what is committed, and undone. */
export function openStage({ ownerUrl }: TestDatabase): Stage {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const begin = client.begin.bind(client)
  Object.assign(client, {
    begin: (work: (tx: postgres.TransactionSql) => unknown) => begin((tx) => work(prepared(tx))),
  })
  const db = drizzle(client, { casing: 'snake_case' })
  afterAll(() => client.end({ timeout: 5 }))
  return (work) =>
    undone(
      (begin) => db.transaction(begin),
      (tx) =>
        work((one) =>
          undone(
            (begin) => tx.transaction(begin),
            (inner) => one(new World(inner)),
          ),
        ),
    )
}
