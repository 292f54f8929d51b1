import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { notifyPayer } from './notify-payer'
import { needsNotice, type EndCause } from './rules'
import { markPayment, type PaymentRow } from './store'

/** Ends a payment from which nothing was taken. */
export async function endPayment(
  ctx: Ctx<Worker>,
  { payment, state, cause }: { payment: PaymentRow; state: 'voided' | 'failed'; cause: EndCause },
): Promise<void> {
  const ended = await markPayment(ctx.tx, payment.id, payment.state, {
    state,
    endCause: cause,
    endedAt: ctx.now,
    covers: false,
  })
  assert(ended, 'a locked payment is still in its state')
  await recordAudit(ctx, {
    verb: 'end-payment',
    thing: 'payment',
    thingId: payment.id,
    aboutPersonId: payment.borrowerId,
    detail: { from: payment.state, to: state, cause },
  })
  if (needsNotice(cause)) await notifyPayer(ctx, { payment, cause })
}
