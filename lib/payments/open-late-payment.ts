import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import type { Loan } from '@/lib/loans/load-loan'
import { ZERO_FEN } from '@/lib/money/fen'
import { bookMoney } from './book-money'
import { endPayment } from './end-payment'
import { eventAtOf, type OrderSaid } from './rules'
import { insertCall } from './calls/store'
import { insertLatePayment, type PaymentRow } from './store'

/**
 * The channel took money for a payment that had ended, or without being asked. It becomes a payment of its own that never
 * counts, and goes back at once to where it came from (flow.md 3, "late yes").
 */
export async function openLatePayment(
  ctx: Ctx<Worker>,
  { payment, loan, said }: { payment: PaymentRow; loan: Loan; said: OrderSaid },
): Promise<void> {
  const { heldAt, capturedAt, instrument } = said
  assert(heldAt && capturedAt, 'what was captured has its times')
  if (payment.state === 'created') await endPayment(ctx, { payment, state: 'failed', cause: 'never_held' })
  if (payment.state === 'held')
    await endPayment(ctx, { payment, state: 'voided', cause: payment.endCause ?? 'never_held' })
  const { borrowerId, payerId, loanId, quoteId, agreementId, amountFen, orderEndsAt } = payment
  const id = newId()
  const late = { id, amountFen, valueOn: dayOf(heldAt) }
  const isFirst = await insertLatePayment(ctx.tx, {
    ...late,
    ...{ borrowerId, payerId, loanId, quoteId, agreementId, orderEndsAt },
    kind: 'late',
    state: 'captured',
    lateOfId: payment.id,
    refundedFen: ZERO_FEN,
    heldAt: eventAtOf(heldAt, ctx.now),
    capturedAt: eventAtOf(capturedAt, ctx.now),
    endCause: 'late_yes',
    instrumentKind: instrument?.kind ?? null,
    instrumentTail: instrument?.tail ?? null,
    instrumentHolderMatches: instrument?.holderMatches ?? null,
  })
  if (!isFirst) return
  await bookMoney(ctx, { kind: 'capture', loan, payment: late, at: capturedAt })
  await insertCall(ctx.tx, { id: newId(), paymentId: id, borrowerId, party: 'cashier', verb: 'refund' })
  await enqueueJob(ctx, 'refund-payment', { paymentId: id })
  await recordAudit(ctx, {
    verb: 'open-late-payment',
    thing: 'payment',
    thingId: id,
    aboutPersonId: borrowerId,
    detail: { lateOf: payment.id, amountFen: String(amountFen) },
  })
}
