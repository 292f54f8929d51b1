import { job } from '@/lib/job'
import { OutsideUnknown } from '@/lib/outside'
import { loadAsked } from '@/lib/payments/load-payment'
import { captureOrder } from '@/lib/payments/ports/cashier'
import { recordCapture } from './record-capture'

/** Takes what is held. The channel's own word decides; without one it is asked again. */
export const onCapturePayment = job({
  name: 'capture-payment',
  load: async (ctx, { paymentId }) => {
    const asked = await loadAsked(ctx, { paymentId, verb: 'capture' })
    return asked?.payment.state === 'held' && !asked.payment.endCause ? asked : undefined
  },
  ask: async ({ order }, { now }) => {
    const { isRefused, said } = await captureOrder(order, now)
    if (said === 'no_such_order' || (said.state === 'held' && !isRefused))
      throw new OutsideUnknown('the cashier has not taken it')
    return said
  },
  record: (ctx, { payment, callId }, said) => recordCapture(ctx, { paymentId: payment.id, callId, said }),
})
