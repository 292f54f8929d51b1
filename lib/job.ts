import { inTransaction, type Ctx } from '@/db/transaction'
import { WORKER, type Worker } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import type { JobName, Jobs } from '@/lib/jobs/enqueue-job'
import { logger } from '@/lib/logger'

type JobSpec<N extends JobName, Work, Answer> = {
  name: N
  /** Reads what is to be done, in a transaction of its own; nothing, when it is done already. */
  load: (ctx: Ctx<Worker>, payload: Jobs[N]) => Promise<Work | undefined>
  /** The call to the outside, in no transaction. What it needs to be repeated safely, `load` has stored before. */
  ask: (work: Work, at: { now: Date; requestId: string; attempt: number }) => Promise<Answer>
  /** Writes down what came of it. */
  record: (ctx: Ctx<Worker>, work: Work, answer: Answer) => Promise<void>
}

/** Where a test kills the process: before and after each commit and each answer of the outside. */
export type Point = 'begun' | 'loaded' | 'answered' | 'recorded'

/** A test names one point of one job ("capture-payment:answered") at which this process dies as by kill -9. */
function pass(job: JobName, point: Point): void {
  if (process.env.MODE === 'test' && process.env.DIE_AT === `${job}:${point}`) process.kill(process.pid, 'SIGKILL')
}

export type Task = (payload: unknown, attempt: number) => Promise<void>

/** The edge of a job: read → ask the outside → write, each of the two ends in its own transaction. Runs at least once. */
export function job<N extends JobName, Work, Answer>(spec: JobSpec<N, Work, Answer>): { name: N; run: Task } {
  const run: Task = async (payload, attempt) => {
    const { requestId = newId(), ...facts } = payload as Jobs[N] & { requestId?: string }
    pass(spec.name, 'begun')
    const loaded = await inTransaction(WORKER, requestId, async (ctx) => ({
      work: await spec.load(ctx, facts as Jobs[N]),
      now: ctx.now,
    }))
    pass(spec.name, 'loaded')
    if (loaded.work === undefined) return
    const work = loaded.work
    const answer = await spec.ask(work, { now: loaded.now, requestId, attempt })
    pass(spec.name, 'answered')
    await inTransaction(WORKER, requestId, (ctx) => spec.record(ctx, work, answer))
    pass(spec.name, 'recorded')
    logger.info('job done', { job: spec.name, requestId, attempt })
  }
  return { name: spec.name, run }
}
