import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { endPayment } from './end-payment'
import { loadPaymentForUpdate } from './store'
import { voidPayment } from './void-payment'

/** Ends a payment for which the channel held nothing in time, and gives its order up there: a yes from now on is a late yes. */
export async function giveUpPayment(ctx: Ctx<Worker>, { paymentId }: { paymentId: string }): Promise<void> {
  const payment = await loadPaymentForUpdate(ctx.tx, paymentId)
  if (payment?.state !== 'created') return
  await endPayment(ctx, { payment, state: 'failed', cause: 'never_held' })
  await voidPayment(ctx, { payment: { ...payment, state: 'failed', endCause: 'never_held' }, cause: 'never_held' })
}
