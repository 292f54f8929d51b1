import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { getAgreementPosition } from '@/lib/agreements/queries'
import { env } from '@/lib/env'
import { publicId } from '@/lib/id'
import { job } from '@/lib/job'
import { OutsideProblem } from '@/lib/outside'
import { placeOrder, type Order } from './ports/cashier'
import { recordOrder, type OrderPlaced } from './record-order'
import { loadAsked, type Payment } from './load-payment'

/** A no that no repeating changes; any other is asked again. */
const FINAL = new Set<string>(['order_end_past', 'refused', 'ref_conflict', 'body_invalid'])

/** Where its payer follows a payment: under his own loans, or on the invite through which he helps. */
async function pageOf(ctx: Ctx<Worker>, { id, agreementId }: Payment): Promise<string> {
  const shownId = publicId('payment', id)
  const agreement = agreementId ? await getAgreementPosition(ctx.actor, agreementId, ctx.tx) : undefined
  return agreement
    ? `/invites/${publicId('invite', agreement.inviteId)}/payments/${shownId}`
    : `/me/payments/${shownId}`
}

/** Places a payment's order at the cashier: by the pay action itself, and by the worker where that one did not hear an answer. */
export const onPlaceOrder = job({
  name: 'place-order',
  load: async (ctx, { paymentId }) => {
    const asked = await loadAsked(ctx, { paymentId, verb: 'order' })
    if (!asked) return undefined
    const { payment, callId } = asked
    const shownId = publicId('payment', paymentId)
    const order: Order = {
      ref: shownId,
      amountFen: payment.amountFen,
      subject: payment.kind === 'own' ? 'own_repayment' : 'friend_repayment',
      returnUrl: `${env().ORIGINS[0]}${await pageOf(ctx, payment)}`,
      orderEndsAt: payment.orderEndsAt,
      payerId: payment.payerId,
    }
    return { paymentId, callId, order }
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
