import type { Ctx } from '@/db/transaction'
import { writeJob } from './store'

/** Every job there is, with what it is given: ids only, nothing personal. */
export type Jobs = {
  'send-message': { messageId: string }
  'place-order': { paymentId: string }
  'take-channel-event': { eventId: string }
  'ask-channel': { paymentId: string }
  'capture-payment': { paymentId: string }
  'void-payment': { paymentId: string }
  'refund-payment': { paymentId: string }
  'post-payment': { paymentId: string }
  'settle-payments': Record<string, never>
  'end-cooling': { paymentId: string }
  'end-waiting': { paymentId: string }
  'promise-payment': { paymentId: string }
  'release-promise': { paymentId: string }
  'expire-assist': { assistId: string }
  'book-receipt': { receiptId: string }
  'delete-drafts': { inviteId: string }
  'check-identity': { checkId: string }
  'review-identity': { checkId: string }
  'conclude-identity': { reviewId: string }
}

export type JobName = keyof Jobs

/** Writes a job that commits or rolls back with this act. `dueAt` is by our clock; jobs of one `key` are one job. */
export async function enqueueJob<N extends JobName>(
  ctx: Ctx,
  name: N,
  payload: Jobs[N],
  { dueAt, key }: { dueAt?: Date; key?: string } = {},
): Promise<void> {
  await writeJob(ctx.tx, name, JSON.stringify({ ...payload, requestId: ctx.requestId }), dueAt, key)
}
