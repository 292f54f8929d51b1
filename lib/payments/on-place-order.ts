import { env } from '@/lib/env'
import { publicId } from '@/lib/id'
import { job } from '@/lib/job'
import { OutsideProblem } from '@/lib/outside'
import { placeOrder, type Order } from './ports/cashier'
import { recordOrder, type OrderPlaced } from './record-order'
import { loadCall, loadPayment } from './store'

/** A no that no repeating changes; any other is asked again. */
const FINAL = new Set<string>(['order_end_past', 'refused', 'ref_conflict', 'body_invalid'])

/** Places a payment's order at the cashier: by the pay action itself, and by the worker where that one did not hear an answer. */
export const onPlaceOrder = job({
  name: 'place-order',
  load: async (ctx, { paymentId }) => {
    const [payment, call] = await Promise.all([loadPayment(ctx.tx, paymentId), loadCall(ctx.tx, paymentId, 'order')])
    if (!payment || !call || call.answeredAt) return undefined
    const shownId = publicId('payment', paymentId)
    const order: Order = {
      ref: shownId,
      amountFen: payment.amountFen,
      subject: payment.kind === 'own' ? 'own_repayment' : 'friend_repayment',
      returnUrl: `${env().ORIGINS[0]}/me/payments/${shownId}`,
      orderEndsAt: payment.orderEndsAt,
      payerId: payment.payerId,
    }
    return { paymentId, callId: call.id, order }
  },
  ask: async ({ order }, { now }): Promise<OrderPlaced> => {
    try {
      return await placeOrder(order, now)
    } catch (error) {
      if (error instanceof OutsideProblem && FINAL.has(error.problem.code)) return { refused: error.problem.code }
      throw error
    }
  },
  record: (ctx, { paymentId, callId }, answer) => recordOrder(ctx, { paymentId, callId, answer }),
})
