import { closePools, loginOf } from '@/db/client'
import { WORKER_LOCK } from '@/lib/health'
import type { Task } from '@/lib/job'
import { logger } from '@/lib/logger'
import { onSendMessage } from '@/lib/notices/on-send-message'
import { onAskChannel } from '@/lib/assists/on-ask-channel'
import { onCapturePayment } from '@/lib/assists/on-capture-payment'
import { onPlaceOrder } from '@/lib/payments/on-place-order'
import { onPromisePayment } from '@/lib/payments/on-promise-payment'
import { onReleasePromise } from '@/lib/payments/on-release-promise'
import { onBookReceipt } from '@/lib/claims/on-book-receipt'
import { onEndWaiting } from '@/lib/assists/on-end-waiting'
import { onEndCooling } from '@/lib/assists/on-end-cooling'
import { onPostPayment } from '@/lib/payments/on-post-payment'
import { onRefundPayment } from '@/lib/assists/on-refund-payment'
import { onSettlePayments } from '@/lib/assists/on-settle-payments'
import { onTakeChannelEvent } from '@/lib/assists/on-take-channel-event'
import { onVoidPayment } from '@/lib/assists/on-void-payment'
import { onCheckIdentity } from '@/lib/identity/on-check-identity'
import { onConcludeIdentity } from '@/lib/reviews/on-conclude-identity'
import { onReviewIdentity } from '@/lib/reviews/on-review-identity'
import { onExpireAssist } from '@/lib/assists/on-expire-assist'
import { onDeleteDrafts } from '@/lib/assists/on-delete-drafts'
import { Logger, run, type Runner, type TaskList } from 'graphile-worker'
import postgres from 'postgres'

/** Every job, each an `on-<job>.ts` of its noun. */
const JOBS: { name: string; run: Task }[] = [
  onDeleteDrafts,
  onExpireAssist,
  onReviewIdentity,
  onConcludeIdentity,
  onCheckIdentity,
  onSendMessage,
  onPlaceOrder,
  onTakeChannelEvent,
  onAskChannel,
  onCapturePayment,
  onVoidPayment,
  onRefundPayment,
  onPromisePayment,
  onReleasePromise,
  onEndCooling,
  onEndWaiting,
  onBookReceipt,
  onPostPayment,
  onSettlePayments,
]

const tasks: TaskList = Object.fromEntries(
  JOBS.map(({ name, run: work }) => [
    name,
    async (payload, { job }) => {
      try {
        await work(payload, job.attempts)
      } catch (error) {
        // The library would log the error's message, which may quote data; it only hears that the job failed.
        logger.error('job failed, will be tried again', error, { job: name, attempt: job.attempts })
        throw new Error(`${name} failed`)
      }
    },
  ]),
)

let isEnding = false

const silent = new Logger(() => () => {})

/** One worker per database: it holds a lock for as long as it lives, and frees the jobs that a killed one left locked. */
async function main(): Promise<void> {
  const { url, role } = loginOf('worker')
  const guard = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: role ? { role } : {},
    // Without its lock a worker must not go on: another may hold it now. Whoever keeps us alive starts us again.
    onclose: () => isEnding || process.exit(1),
  })
  await guard`select pg_advisory_lock(${WORKER_LOCK})`
  await guard`select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_at is not null))`
  const runner = await run({
    connectionString: role ? withRole(url, role) : url,
    maxPoolSize: 5,
    taskList: tasks,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: silent,
  })
  logger.info('worker is up')
  process.once('SIGTERM', () => void stop(runner, guard))
  process.once('SIGINT', () => void stop(runner, guard))
  await runner.promise
}

function withRole(url: string, role: string): string {
  const address = new URL(url)
  address.searchParams.set('options', `-c role=${role}`)
  return address.href
}

async function stop(runner: Runner, guard: postgres.Sql): Promise<void> {
  isEnding = true
  await runner.stop()
  await Promise.all([closePools(), guard.end({ timeout: 1 })])
  process.exit(0)
}

await main()
