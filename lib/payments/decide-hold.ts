import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { Refusal } from '@/lib/refusal'
import { loadCall } from './calls/store'
import { loadPayment, markHold } from './store'

/**
 * While his money rests the friend takes it back, or has it taken at once. He writes what he wants and the worker does it; once its
 * capture was asked for, neither is possible any more. The caller holds the assist's lock.
 */
export async function decideHold(
  ctx: Ctx<Friend>,
  { paymentId, as }: { paymentId: string; as: 'taken_back' | 'at_once' },
): Promise<void> {
  const payment = await loadPayment(ctx.tx, paymentId)
  if (!payment || payment.payerId !== ctx.actor.personId) throw new Refusal('not_found')
  if (payment.endCause === 'taken_back' && as === 'taken_back') return
  const isAsked = (await loadCall(ctx.tx, paymentId, 'capture')) !== undefined
  const change = as === 'taken_back' ? { endCause: as } : { coolUntil: ctx.now }
  if (isAsked || !(await markHold(ctx.tx, paymentId, change))) throw new Refusal('hold_decided')
  await enqueueJob(ctx, 'end-cooling', { paymentId })
  await recordAudit(ctx, {
    verb: 'decide-hold',
    thing: 'payment',
    thingId: paymentId,
    aboutPersonId: payment.borrowerId,
    detail: { as },
  })
}
