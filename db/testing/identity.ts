import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { afterAll } from 'vitest'
import { env } from '@/lib/env'
import { onCheckIdentity } from '@/lib/identity/on-check-identity'
import { onConcludeIdentity } from '@/lib/reviews/on-conclude-identity'
import { onReviewIdentity } from '@/lib/reviews/on-review-identity'
import type { DemoPerson } from '@/scripts/outside/identity'
import type { FaultMode } from '@/scripts/outside/protocol'
import { startOutside } from '@/scripts/outside/server'
import type { TestDatabase } from './database'

const DEV_TOKEN = 'a token for tests only'
/** How often the jobs are looked at before one counts as stuck. */
const TURNS_MAX = 5_000
const silent = new Logger(() => () => {})

/** Jobs of other kinds stay waiting. */
const tasks: TaskList = Object.fromEntries(
  [onCheckIdentity, onReviewIdentity, onConcludeIdentity].map(({ name, run }) => [
    name,
    (payload, { job }) => run(payload, job.attempts),
  ]),
)

/** The identity provider in this process, and the jobs around it, run when the test says so. `people` may grow. */
export async function openProvider(database: TestDatabase, people: DemoPerson[]) {
  const { APP_PRIVATE_KEY: key = '', OUTSIDE_PUBLIC_KEY: publicKey = '' } = process.env
  const folder = mkdtempSync(join(tmpdir(), 'provider-'))
  const outside = await startOutside({
    port: 0,
    stateFile: join(folder, 'outside.jsonl'),
    privateKey: key,
    appPublicKey: publicKey,
    webhookUrl: 'http://127.0.0.1:9/',
    devToken: DEV_TOKEN,
    people,
  })
  process.env.OUTSIDE_URL = outside.origin
  afterAll(async () => {
    await outside.close()
    rmSync(folder, { recursive: true })
  })
  return new Provider(database)
}

export class Provider {
  constructor(private readonly database: TestDatabase) {}

  /** Runs what is due. The runner may return before it has written a failure down. */
  async runJobs(): Promise<void> {
    const { worker } = this.database.sideUrls
    const owner = this.database.sql.owner
    await runOnce({ connectionString: worker, taskList: tasks, noHandleSignals: true, logger: silent })
    for (let turn = 0; turn < TURNS_MAX; turn++) {
      const [row] =
        await owner`select count(*)::int as n from graphile_worker._private_jobs where locked_at is not null`
      if (row?.n === 0) return
      await nextTurn()
    }
    throw new Error('A job stays locked.')
  }

  /** Brings failed jobs to their next try, as if their back-off had passed. */
  async retryJobs(): Promise<void> {
    await this.database.sql.owner`update graphile_worker._private_jobs set run_at = now() where attempts > 0`
    await this.runJobs()
  }

  /** Makes the provider misbehave for its next `count` calls. */
  async fault(mode: FaultMode, count: number): Promise<void> {
    const response = await fetch(`${env().OUTSIDE_URL}/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${DEV_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ party: 'identity', verb: 'verify', mode, count, seconds: 0 }),
    })
    if (!response.ok) throw new Error(`The switch was refused: ${response.status}.`)
  }
}
