import { job } from '@/lib/job'
import { OutsideProblem, OutsideUnknown } from '@/lib/outside'
import { knownOrderOf, loadPayment } from '@/lib/payments/load-payment'
import { queryOrder } from '@/lib/payments/ports/cashier'
import { givenUpAt } from '@/lib/payments/rules'
import { giveUpPayment } from '@/lib/payments/give-up-payment'
import { takeOrderAnswer } from './take-order-answer'

/**
 * Asks the channel what became of an order when no callback came. From 15 minutes after the quote's end on, no hold or no answer
 * ends the payment.
 */
export const onAskChannel = job({
  name: 'ask-channel',
  load: async (ctx, { paymentId }) => {
    const payment = await loadPayment(ctx, { paymentId })
    return payment && payment.state !== 'captured' && payment.state !== 'refunded'
      ? { paymentId, order: knownOrderOf(payment), givenUpAt: givenUpAt(payment.orderEndsAt) }
      : undefined
  },
  ask: async ({ order }, { now }) => {
    try {
      return await queryOrder(order, now)
    } catch (error) {
      if (error instanceof OutsideUnknown || error instanceof OutsideProblem) return 'no_answer' as const
      throw error
    }
  },
  record: async (ctx, work, answer) => {
    if (typeof answer !== 'string') await takeOrderAnswer(ctx, { paymentId: work.paymentId, said: answer })
    if (ctx.now >= work.givenUpAt) await giveUpPayment(ctx, { paymentId: work.paymentId })
  },
})
