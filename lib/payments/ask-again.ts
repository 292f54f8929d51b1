import type { Ctx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { enqueueJob, type JobName } from '@/lib/jobs/enqueue-job'
import { Refusal } from '@/lib/refusal'
import { listUnansweredCalls, type CallVerb } from './calls/store'
import { loadPayment } from './store'

/** The job that repeats a call until it is answered. */
const JOB_OF = {
  order: 'place-order',
  capture: 'capture-payment',
  void: 'void-payment',
  promise: 'promise-payment',
  release: 'release-promise',
  post: 'post-payment',
  cancel: 'refund-payment',
  refund: 'refund-payment',
} as const satisfies Record<CallVerb, JobName>

/** A colleague asks the outside again about a payment, now instead of after the back-off; nothing is decided by it. */
export async function askAgain(ctx: Ctx<Staff>, { paymentId }: { paymentId: string }): Promise<{ asked: number }> {
  const payment = await loadPayment(ctx.tx, paymentId)
  if (!payment) throw new Refusal('not_found')
  const verbs = await listUnansweredCalls(ctx.tx, paymentId)
  for (const verb of verbs) await enqueueJob(ctx, JOB_OF[verb], { paymentId })
  await enqueueJob(ctx, 'ask-channel', { paymentId })
  await recordAudit(ctx, {
    verb: 'ask-again',
    thing: 'payment',
    thingId: paymentId,
    aboutPersonId: payment.borrowerId,
    detail: { state: payment.state, unanswered: verbs.length },
  })
  return { asked: verbs.length }
}
