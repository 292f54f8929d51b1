import { publicId } from '@/lib/id'
import { job } from '@/lib/job'
import { OutsideUnknown } from '@/lib/outside'
import { loadAsked, loadPosting } from '@/lib/payments/load-payment'
import { refundOrder } from '@/lib/payments/ports/cashier'
import { cancelPosting } from '@/lib/payments/ports/lender'
import { recordPosting } from '@/lib/payments/record-posting'
import { recordRefund } from './record-refund'

/**
 * Gives captured money back to where it came from, in two steps that each have their stored intent: the lender says that it will
 * never post it, then the cashier refunds. What was taken late never reached the lender and has the second step alone.
 */
export const onRefundPayment = job({
  name: 'refund-payment',
  load: async (ctx, { paymentId }) => {
    const cancel = await loadAsked(ctx, { paymentId, verb: 'cancel' })
    if (cancel?.payment.state === 'captured') {
      const { payment, callId } = cancel
      return { step: 'cancel' as const, paymentId, callId, posting: await loadPosting(ctx, payment) }
    }
    const refund = await loadAsked(ctx, { paymentId, verb: 'refund' })
    if (refund?.payment.state !== 'captured') return undefined
    const { payment, callId } = refund
    const orderRef = publicId('payment', payment.lateOfId ?? paymentId)
    const order = { orderRef, refundRef: publicId('payment', paymentId), amountFen: payment.amountFen }
    return { step: 'refund' as const, paymentId, callId, order }
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
      ? recordRefund(ctx, { paymentId, callId, refundedAt: answer.said.refundedAt })
      : recordPosting(ctx, { paymentId, call: { id: callId, verb: 'cancel' }, said: answer.said }),
})
