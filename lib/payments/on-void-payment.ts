import { job } from '@/lib/job'
import { OutsideUnknown } from '@/lib/outside'
import { voidOrder } from './ports/cashier'
import { recordVoid } from './record-void'
import { knownOrderOf, loadCall, loadPayment } from './store'

/** What is true of an order that can no longer turn into a hold or a capture of ours. */
const OVER = new Set(['voided', 'failed', 'captured'])

/** Gives an order up at the channel, repeated until the channel says what became of it. */
export const onVoidPayment = job({
  name: 'void-payment',
  load: async (ctx, { paymentId }) => {
    const [payment, call] = await Promise.all([loadPayment(ctx.tx, paymentId), loadCall(ctx.tx, paymentId, 'void')])
    return payment && call && !call.answeredAt
      ? { paymentId, callId: call.id, order: knownOrderOf(payment) }
      : undefined
  },
  ask: async ({ order }, { now }) => {
    const said = await voidOrder(order, now)
    if (said === 'no_such_order' || !OVER.has(said.state)) throw new OutsideUnknown('the cashier has not given it up')
    return said
  },
  record: (ctx, { paymentId, callId }, said) => recordVoid(ctx, { paymentId, callId, said }),
})
