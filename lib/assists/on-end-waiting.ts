import { job } from '@/lib/job'
import { endWaiting } from '@/lib/payments/end-waiting'
import { followingPayment } from './follow-payment'

/** A borrower's own hold has waited a quarter of an hour for a friend's to be released. Nothing outside is asked. */
export const onEndWaiting = job({
  name: 'end-waiting',
  load: (_, work) => Promise.resolve(work),
  ask: () => Promise.resolve(undefined),
  record: (ctx, { paymentId }) => followingPayment(ctx, paymentId, () => endWaiting(ctx, { paymentId })),
})
