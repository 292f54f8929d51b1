import { job } from '@/lib/job'
import { OutsideUnknown } from '@/lib/outside'
import { postRepayment } from './ports/lender'
import { recordPosting } from './record-posting'
import { loadCall } from './calls/store'
import { loadPayment, loadPosting } from './store'

/** Passes captured money on to the lender, and asks until it says posted or never. Nothing is given back while it is silent. */
export const onPostPayment = job({
  name: 'post-payment',
  load: async (ctx, { paymentId }) => {
    const [payment, call] = await Promise.all([loadPayment(ctx.tx, paymentId), loadCall(ctx.tx, paymentId, 'post')])
    if (payment?.state !== 'captured' || !call || call.answeredAt) return undefined
    return { paymentId, callId: call.id, posting: await loadPosting(ctx.tx, payment) }
  },
  ask: async ({ posting }, { now }) => {
    const said = await postRepayment(posting, now)
    if (said.state === 'pending') throw new OutsideUnknown('the lender has not posted it yet')
    return said
  },
  record: (ctx, { paymentId, callId }, said) =>
    recordPosting(ctx, { paymentId, call: { id: callId, verb: 'post' }, said }),
})
