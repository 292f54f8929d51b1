import { job } from '@/lib/job'
import { OutsideUnknown } from '@/lib/outside'
import { captureOrder } from './ports/cashier'
import { recordCapture } from './record-capture'
import { knownOrderOf, loadCall, loadPayment } from './store'

/** Takes what is held. The channel's own word decides; without one it is asked again. */
export const onCapturePayment = job({
  name: 'capture-payment',
  load: async (ctx, { paymentId }) => {
    const [payment, call] = await Promise.all([loadPayment(ctx.tx, paymentId), loadCall(ctx.tx, paymentId, 'capture')])
    if (payment?.state !== 'held' || payment.endCause || !call || call.answeredAt) return undefined
    return { paymentId, callId: call.id, order: knownOrderOf(payment) }
  },
  ask: async ({ order }, { now }) => {
    const { isRefused, said } = await captureOrder(order, now)
    if (said === 'no_such_order' || (said.state === 'held' && !isRefused))
      throw new OutsideUnknown('the cashier has not taken it')
    return said
  },
  record: (ctx, { paymentId, callId }, said) => recordCapture(ctx, { paymentId, callId, said }),
})
