import { setTimeout as turn } from 'node:timers/promises'
import type { MoneyLine } from '@/db/testing/money-line'
import type { TestDatabase } from '@/db/testing/database'
import { helpInForce, payHelp } from '@/db/testing/help'
import { begunPayment } from '@/db/testing/payments'
import { inTransaction } from '@/db/transaction'
import { decideOwnHold } from '@/lib/assists/decide-own-hold'
import type { Point } from '@/lib/job'
import type { JobName } from '@/lib/jobs/enqueue-job'
import type { InstrumentId } from '@/scripts/outside/instruments'
import { MortalWorker } from './mortal-worker'

const POINTS: readonly Point[] = ['begun', 'loaded', 'answered', 'recorded']

/** How a payment must end in a story, whatever died on the way. */
type End = {
  state: string
  cause: string | null
  booked: number
  calls: string[]
  late?: { state: string; calls: string[] }
}

type Story = {
  /** A borrower's own payment, unless said; a friend's rests first. */
  payer?: 'friend'
  instrument: InstrumentId
  prepare?: (line: MoneyLine) => Promise<void>
  /** What happens after the payer has chosen, each as soon as the payment is in the state named before it: time passes, or he takes it back. */
  then?: [state: string, step: string][]
  jobs: readonly JobName[]
  end: End
}

const TAKEN = ['order placed', 'capture captured']

const TAKE_BACK = 'he takes it back'
const PROMISED = ['order placed', 'promise promised']

/** Every way that a payment can take, and the jobs that are killed on it. */
export const STORIES: Readonly<Record<string, Story>> = {
  posted: {
    instrument: 'debit_pays',
    jobs: ['place-order', 'take-channel-event', 'capture-payment', 'post-payment', 'settle-payments'],
    end: { state: 'captured', cause: null, booked: 1, calls: [...TAKEN, 'post posted'] },
  },
  'capture refused': {
    instrument: 'debit_pays',
    prepare: (line) => line.fault('cashier.capture', 'refuse'),
    jobs: ['void-payment'],
    end: {
      state: 'voided',
      cause: 'capture_refused',
      booked: 0,
      calls: ['order placed', 'capture refused', 'void voided'],
    },
  },
  'lender refuses': {
    instrument: 'debit_pays',
    prepare: (line) => line.fault('lender.post', 'refuse'),
    jobs: ['refund-payment'],
    end: {
      state: 'refunded',
      cause: 'lender_refused',
      booked: 0,
      calls: [...TAKEN, 'post refused', 'cancel refused', 'refund refunded'],
    },
  },
  'taken after we gave it up': {
    instrument: 'debit_captured_after_void',
    then: [
      ['created', '31 minutes'],
      ['failed', '11 seconds'],
    ],
    jobs: ['ask-channel', 'refund-payment'],
    end: {
      state: 'failed',
      cause: 'never_held',
      booked: 0,
      calls: ['order placed', 'void voided'],
      late: { state: 'refunded', calls: ['refund refunded'] },
    },
  },
  'a friend’s money rested and was posted': {
    payer: 'friend',
    instrument: 'debit_pays',
    then: [['held', '2 hours 1 minute']],
    jobs: ['take-channel-event', 'promise-payment', 'end-cooling', 'capture-payment', 'settle-payments'],
    end: { state: 'captured', cause: null, booked: 1, calls: [...PROMISED, 'capture captured', 'post posted'] },
  },
  'a friend took his money back': {
    payer: 'friend',
    instrument: 'debit_pays',
    then: [['held', TAKE_BACK]],
    jobs: ['end-cooling', 'void-payment', 'release-promise'],
    end: {
      state: 'voided',
      cause: 'taken_back',
      booked: 0,
      calls: [...PROMISED, 'void voided', 'release released'],
    },
  },
}

type Begun = { paymentId: string; takeBack?: () => Promise<void> }

async function begin(database: TestDatabase, payer: Story['payer']): Promise<Begun> {
  if (payer !== 'friend') return begunPayment()
  const { friend, agreementId } = await helpInForce(database, { meaning: 'loan' })
  const paymentId = await payHelp(friend, agreementId)
  const takeBack = () => inTransaction(friend, 'drill', (ctx) => decideOwnHold(ctx, { paymentId, as: 'taken_back' }))
  return { paymentId, takeBack }
}

/** Each point of each job, as a test kills at it. */
export const KILLS = Object.entries(STORIES).flatMap(([name, { jobs }]) =>
  jobs.flatMap((job) => POINTS.map((point) => ({ name, dieAt: `${job}:${point}` }))),
)

const DEADLINE_MS = 45_000

/** Waits for a state, not for a time: asks until it is there. */
async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS
  while (Date.now() < deadline) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await turn(25)
  }
  throw new Error(`It did not come to this: ${what}.`)
}

export type Outcome = { deaths: number; end: End; paymentId: string; unanswered: number }

/** Tells a story to its end while the worker is killed once at the named point and started again. */
export async function kill(
  { line, database }: { line: MoneyLine; database: TestDatabase },
  { name, dieAt }: { name: string; dieAt: string },
): Promise<Outcome> {
  const story = STORIES[name]
  if (!story) throw new Error(`There is no story ${name}.`)
  await database.sql.owner`delete from graphile_worker._private_jobs`
  await story.prepare?.(line)
  const worker = new MortalWorker(dieAt)
  worker.start()
  try {
    const { paymentId, takeBack } = await begin(database, story.payer)
    await line.moveClock('9 seconds')
    const payUrl = await until('an order', () => payUrlOf(database, paymentId))
    await line.chooseAtCashier(payUrl, { instrument: story.instrument })
    for (const [state, step] of story.then ?? []) {
      await until(state, async () =>
        (await stateOf(database, paymentId)) === state && (await isQuiet(database)) ? true : undefined,
      )
      if (step === TAKE_BACK) await takeBack?.()
      else await line.moveClock(step)
    }
    const end = await until('the end', async () => {
      const now = await endOf(database, paymentId)
      return worker.deaths > 0 && JSON.stringify(now) === JSON.stringify(story.end) && (await isQuiet(database))
        ? now
        : undefined
    }).catch(() => endOf(database, paymentId))
    return { deaths: worker.deaths, end, paymentId, unanswered: await unansweredOf(database, paymentId) }
  } finally {
    await worker.stop()
  }
}

async function payUrlOf({ sql }: TestDatabase, paymentId: string): Promise<string | undefined> {
  const [row] =
    await sql.owner`select answer ->> 'payUrl' as url from outside_calls where payment_id = ${paymentId} and verb = 'order'`
  return (row?.url as string | null) ?? undefined
}

async function stateOf({ sql }: TestDatabase, paymentId: string): Promise<string> {
  const [row] = await sql.owner`select state from payments where id = ${paymentId}`
  return row?.state as string
}

/** No job is due or being done. */
async function isQuiet({ sql }: TestDatabase): Promise<boolean> {
  const [row] =
    await sql.owner`select count(*)::int as count from graphile_worker._private_jobs where run_at <= now() or locked_at is not null`
  return row?.count === 0
}

async function callsOf({ sql }: TestDatabase, paymentId: string): Promise<string[]> {
  const rows =
    await sql.owner`select verb, outcome from outside_calls where payment_id = ${paymentId} order by created_at, id`
  return rows.map(({ verb, outcome }) => `${verb as string} ${(outcome as string | null) ?? '?'}`)
}

async function unansweredOf({ sql }: TestDatabase, paymentId: string): Promise<number> {
  const [row] = await sql.owner`
    select count(*)::int as count from outside_calls c join payments p on p.id = c.payment_id
    where c.answered_at is null and (p.id = ${paymentId} or p.late_of_id = ${paymentId})`
  return row?.count as number
}

async function endOf(database: TestDatabase, paymentId: string): Promise<End> {
  const { sql } = database
  const [row] = await sql.owner`
    select state, end_cause as cause, (select count(*)::int from repayments r where r.payment_id = p.id and p.posted_at is not null) as booked
    from payments p where p.id = ${paymentId}`
  const [late] = await sql.owner`select id, state from payments where late_of_id = ${paymentId}`
  return {
    state: row?.state as string,
    cause: row?.cause as string | null,
    booked: row?.booked as number,
    calls: await callsOf(database, paymentId),
    ...(late && { late: { state: late.state as string, calls: await callsOf(database, late.id as string) } }),
  }
}
