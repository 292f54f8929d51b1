import { idOf } from '@/lib/id'
import { job } from '@/lib/job'
import { logger } from '@/lib/logger'
import { knownOrderOf, loadEvent, loadPayment, takeEvent } from '@/lib/payments/load-payment'
import { orderRefIn, queryOrder } from '@/lib/payments/ports/cashier'
import { takeOrderAnswer } from './take-order-answer'

/**
 * Acts on a callback: it only tells that something happened, so the channel is asked what is true now. Sums, order and number of
 * callbacks then do not matter.
 */
export const onTakeChannelEvent = job({
  name: 'take-channel-event',
  load: async (ctx, { eventId }) => {
    const event = await loadEvent(ctx, { eventId })
    if (!event) return undefined
    const paymentId = idOf('payment', orderRefIn(event.body) ?? '')
    const payment = paymentId ? await loadPayment(ctx, { paymentId }) : undefined
    return { eventId, paymentId: payment?.id, order: payment && knownOrderOf(payment) }
  },
  ask: ({ order }, { now }) => (order ? queryOrder(order, now) : Promise.resolve('no_such_order' as const)),
  record: async (ctx, { eventId, paymentId }, answer) => {
    if (paymentId && answer !== 'no_such_order') await takeOrderAnswer(ctx, { paymentId, said: answer })
    else logger.warn('a callback about nothing of ours', { requestId: ctx.requestId, id: eventId })
    await takeEvent(ctx, { eventId })
  },
})
