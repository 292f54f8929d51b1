import { publicId } from '@/lib/id'
import { job } from '@/lib/job'
import { OutsideUnknown } from '@/lib/outside'
import { refundOrder } from './ports/cashier'
import { cancelPosting } from './ports/lender'
import { recordPosting } from './record-posting'
import { refundPayment } from './refund-payment'
import { loadCall, loadPayment, loadPosting } from './store'

/**
 * Gives captured money back to where it came from, in two steps that each have their stored intent: the lender says that it will
 * never post it, then the cashier refunds. What was taken late never reached the lender and has the second step alone.
 */
export const onRefundPayment = job({
  name: 'refund-payment',
  load: async (ctx, { paymentId }) => {
    const payment = await loadPayment(ctx.tx, paymentId)
    if (payment?.state !== 'captured') return undefined
    const cancel = await loadCall(ctx.tx, paymentId, 'cancel')
    if (cancel && !cancel.answeredAt) {
      return { step: 'cancel' as const, paymentId, callId: cancel.id, posting: await loadPosting(ctx.tx, payment) }
    }
    const refund = await loadCall(ctx.tx, paymentId, 'refund')
    if (!refund || refund.answeredAt) return undefined
    const orderRef = publicId('payment', payment.lateOfId ?? paymentId)
    const order = { orderRef, refundRef: publicId('payment', paymentId), amountFen: payment.amountFen }
    return { step: 'refund' as const, paymentId, callId: refund.id, order }
  },
  ask: async (work, { now }) => {
    if (work.step === 'refund')
      return { step: work.step, callId: work.callId, said: await refundOrder(work.order, now) }
    const said = await cancelPosting(work.posting, now)
    if (said.state === 'pending') throw new OutsideUnknown('the lender has not cancelled it yet')
    return { step: work.step, callId: work.callId, said }
  },
  record: (ctx, { paymentId }, { callId, ...answer }) =>
    answer.step === 'refund'
      ? refundPayment(ctx, { paymentId, callId, refundedAt: answer.said.refundedAt })
      : recordPosting(ctx, { paymentId, call: { id: callId, verb: 'cancel' }, said: answer.said }),
})
