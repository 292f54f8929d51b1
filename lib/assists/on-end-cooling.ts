import { job } from '@/lib/job'
import { endCooling } from '@/lib/payments/end-cooling'
import { followingPayment } from './follow-payment'

/** A friend's hold has rested, or he decided about it before: it is taken or given back. Nothing outside is asked. */
export const onEndCooling = job({
  name: 'end-cooling',
  load: (_, work) => Promise.resolve(work),
  ask: () => Promise.resolve(undefined),
  record: (ctx, { paymentId }) =>
    followingPayment(ctx, paymentId, async (help) => help && endCooling(ctx, { paymentId, help })),
})
