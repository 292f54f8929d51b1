import type { Ctx } from '@/db/transaction'
import type { Gate } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { insertChannelEvent } from './calls/store'

/** Keeps a callback of the cashier as it came, once per event, with the job that will act on it. */
export async function recordChannelEvent(
  ctx: Ctx<Gate>,
  { eventId, signature }: { eventId: string; signature: string },
  body: Buffer,
): Promise<void> {
  const id = newId()
  if (await insertChannelEvent(ctx.tx, { id, channel: 'cashier', eventId, body, signature })) {
    await enqueueJob(ctx, 'take-channel-event', { eventId: id })
  }
}
