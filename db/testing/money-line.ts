import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { afterAll, onTestFinished } from 'vitest'
import { env } from '@/lib/env'
import type { Task } from '@/lib/job'
import { askOutside } from '@/lib/outside'
import { onAskChannel } from '@/lib/assists/on-ask-channel'
import { onCapturePayment } from '@/lib/assists/on-capture-payment'
import { onPlaceOrder } from '@/lib/payments/on-place-order'
import { onPromisePayment } from '@/lib/payments/on-promise-payment'
import { onReleasePromise } from '@/lib/payments/on-release-promise'
import { onBookReceipt } from '@/lib/claims/on-book-receipt'
import { onEndWaiting } from '@/lib/assists/on-end-waiting'
import { onEndCooling } from '@/lib/assists/on-end-cooling'
import { onExpireAssist } from '@/lib/assists/on-expire-assist'
import { onDeleteDrafts } from '@/lib/assists/on-delete-drafts'
import { onPostPayment } from '@/lib/payments/on-post-payment'
import { onRefundPayment } from '@/lib/assists/on-refund-payment'
import { onSettlePayments } from '@/lib/assists/on-settle-payments'
import { onTakeChannelEvent } from '@/lib/assists/on-take-channel-event'
import { onVoidPayment } from '@/lib/assists/on-void-payment'
import { channelEventOf } from '@/lib/payments/ports/cashier'
import { recordChannelEvent } from '@/lib/payments/record-channel-event'
import { webhook } from '@/lib/webhook'
import type { InstrumentId } from '@/scripts/outside/instruments'
import type { FaultMode, FaultVerb } from '@/scripts/outside/protocol'
import { startOutside } from '@/scripts/outside/server'
import type { TestDatabase } from './database'

const DEV_TOKEN = 'a token for tests only'

const JOBS: { name: string; run: Task }[] = [
  onPlaceOrder,
  onTakeChannelEvent,
  onAskChannel,
  onCapturePayment,
  onVoidPayment,
  onPromisePayment,
  onReleasePromise,
  onEndCooling,
  onEndWaiting,
  onBookReceipt,
  onExpireAssist,
  onDeleteDrafts,
  onPostPayment,
  onRefundPayment,
  onSettlePayments,
]

/** Jobs that fail are tried again by the runner; a test that moves the clock brings the next try nearer. */
const tasks: TaskList = Object.fromEntries(
  JOBS.map(({ name, run }) => [name, (payload, { job }) => run(payload, job.attempts)]),
)
const silent = new Logger(() => () => {})

/** Hears the cashier's callbacks as the web server would. */
async function hearCallbacks() {
  const handle = webhook({ channel: 'cashier', verify: channelEventOf, record: recordChannelEvent })
  const statuses: number[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const url = `http://127.0.0.1${request.url ?? ''}`
      void handle(new Request(url, { method: request.method, headers, body: Buffer.concat(chunks) })).then(
        ({ status }) => {
          statuses.push(status)
          response.writeHead(status).end()
        },
        () => response.writeHead(500).end(),
      )
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { server, statuses, url: `http://127.0.0.1:${port}/api/webhooks/cashier` }
}

/**
 * The whole way of the money for one test file: the parties beyond us in this process, their callbacks, and the worker's jobs,
 * run when the test says so. Open it right after the database, before anything reads the settings.
 */
export async function openMoneyLine(database: TestDatabase) {
  const { APP_PRIVATE_KEY: key = '', OUTSIDE_PUBLIC_KEY: publicKey = '' } = process.env
  const folder = mkdtempSync(join(tmpdir(), 'money-line-'))
  const callbacks = await hearCallbacks()
  // Tests have one pair of keys for both ends of the line.
  const outside = await startOutside({
    port: 0,
    stateFile: join(folder, 'outside.jsonl'),
    privateKey: key,
    appPublicKey: publicKey,
    webhookUrl: callbacks.url,
    devToken: DEV_TOKEN,
    people: [],
  })
  process.env.OUTSIDE_URL = outside.origin
  afterAll(async () => {
    await outside.close()
    callbacks.server.close()
    rmSync(folder, { recursive: true })
  })
  return new MoneyLine(database, outside, callbacks)
}

export class MoneyLine {
  constructor(
    private readonly database: TestDatabase,
    private readonly outside: Awaited<ReturnType<typeof startOutside>>,
    readonly callbacks: Awaited<ReturnType<typeof hearCallbacks>>,
  ) {}

  /** Runs every job that is due, and those that they write. The runner may return before it has written a failure down. */
  async runJobs(): Promise<void> {
    const { worker } = this.database.sideUrls
    await runOnce({ connectionString: worker, taskList: tasks, noHandleSignals: true, logger: silent })
    while ((await this.countJobs('locked_at is not null')) > 0) await nextTurn()
  }

  /** Lets callbacks arrive and jobs run until neither brings anything new. */
  async settle(): Promise<void> {
    for (let round = 0; round < 20; round++) {
      await this.outside.tick()
      if ((await this.countJobs('run_at <= now() and locked_at is null')) === 0) return
      await this.runJobs()
    }
  }

  private async countJobs(which: string): Promise<number> {
    const [row] = await this.database.sql.owner.unsafe(
      `select count(*)::int as count from graphile_worker._private_jobs where ${which}`,
    )
    return row?.count as number
  }

  /** Moves the app's clock, and with it that of everybody else. */
  async moveClock(step: string): Promise<void> {
    const [row] = await this.database.sql.owner`select app.move_clock(${step}::interval) as now`
    await askOutside('POST', '/v1/clock', {}, new Date(row?.now as string))
    await this.outside.tick()
  }

  /** Brings failed jobs to their next try, as if their back-off had passed. */
  async retryJobs(): Promise<void> {
    await this.database.sql.owner`update graphile_worker._private_jobs set run_at = now() where attempts > 0`
    await this.settle()
  }

  /** What the payer does on the cashier's page. */
  async chooseAtCashier(payUrl: string, fields: { instrument: InstrumentId } | { leave: true }): Promise<void> {
    const form: Record<string, string> =
      'leave' in fields ? { act: 'leave' } : { instrument: fields.instrument, act: 'pay' }
    const response = await fetch(payUrl, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: new URL(payUrl).origin },
      body: new URLSearchParams(form),
    })
    if (response.status !== 303) throw new Error(`The cashier answered ${response.status}.`)
  }

  /** Makes a party misbehave for the next `count` calls; what is left of it ends with the test. */
  async fault(verb: FaultVerb, mode: FaultMode, count = 1, seconds = 0): Promise<void> {
    const set = (times: number) => this.setFault(verb, mode, times, seconds)
    await set(count)
    onTestFinished(() => set(0))
  }

  private async setFault(fault: FaultVerb, mode: FaultMode, count: number, seconds: number): Promise<void> {
    const [party, verb] = fault.split('.')
    const response = await fetch(`${env().OUTSIDE_URL}/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${DEV_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ party, verb, mode, count, seconds }),
    })
    if (!response.ok) throw new Error(`The switch was refused: ${response.status}.`)
  }
}
