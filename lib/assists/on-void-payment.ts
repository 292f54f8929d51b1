import { job } from '@/lib/job'
import { OutsideUnknown } from '@/lib/outside'
import { loadAsked } from '@/lib/payments/load-payment'
import { voidOrder } from '@/lib/payments/ports/cashier'
import { recordVoid } from './record-void'

/** What is true of an order that can no longer turn into a hold or a capture of ours. */
const OVER = new Set(['voided', 'failed', 'captured'])

/** Gives an order up at the channel, repeated until the channel says what became of it. */
export const onVoidPayment = job({
  name: 'void-payment',
  load: (ctx, { paymentId }) => loadAsked(ctx, { paymentId, verb: 'void' }),
  ask: async ({ order }, { now }) => {
    const said = await voidOrder(order, now)
    if (said === 'no_such_order' || !OVER.has(said.state)) throw new OutsideUnknown('the cashier has not given it up')
    return said
  },
  record: (ctx, { payment, callId }, said) => recordVoid(ctx, { paymentId: payment.id, callId, said }),
})
