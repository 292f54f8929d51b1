import { job } from '@/lib/job'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { listPosted } from '@/lib/payments/posted-payments'
import { settlePayments } from './settle-payments'

/** Books what waits, at once and in sets: one job for all of it, not one per payment. Nothing outside is asked. */
export const onSettlePayments = job({
  name: 'settle-payments',
  load: async (ctx) => ((await listPosted(ctx, { most: 1 })).length > 0 ? {} : undefined),
  ask: () => Promise.resolve(undefined),
  record: async (ctx) => {
    const { isMore } = await settlePayments(ctx)
    if (isMore) await enqueueJob(ctx, 'settle-payments', {}, { key: 'settle-payments' })
  },
})
