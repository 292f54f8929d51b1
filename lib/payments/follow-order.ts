import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert, unreachable } from '@/lib/assert'
import { loadLoan } from '@/lib/loans/load-loan'
import { lockLoan } from '@/lib/loans/lock-loan'
import { capturePayment } from './capture-payment'
import { endPayment } from './end-payment'
import { holdPayment, type Help } from './hold-payment'
import { openLatePayment } from './open-late-payment'
import { courseOf, type OrderSaid } from './rules'
import { loadCall, markCallAnswered } from './calls/store'
import { loadPayment, loadPaymentForUpdate } from './store'
import { voidPayment } from './void-payment'

/**
 * Lets a payment take the course that the channel's own word asks for, under the loan's lock; said twice, or after something
 * newer, it changes nothing. Where a friend pays, the caller holds the assist's lock, and `help` says for what.
 */
export async function followOrder(
  ctx: Ctx<Worker>,
  { paymentId, said, help }: { paymentId: string; said: OrderSaid; help: Help | undefined },
): Promise<void> {
  const seen = await loadPayment(ctx.tx, paymentId)
  assert(seen, 'a payment is never deleted')
  const { loanId } = seen
  await lockLoan(ctx, { loanId })
  const [payment, loan] = await Promise.all([loadPaymentForUpdate(ctx.tx, paymentId), loadLoan(ctx, { loanId })])
  assert(payment && loan, 'neither a payment nor its loan is ever deleted')
  if (payment.state === 'held') await answerCapture(ctx, paymentId, said)
  const course = courseOf(payment, said)
  switch (course.act) {
    case 'nothing':
      return
    case 'hold':
      return holdPayment(ctx, { payment, loan, said, help })
    case 'capture':
      return capturePayment(ctx, { payment, loan, said })
    case 'end':
      return endPayment(ctx, { payment, ...course })
    case 'void_again':
      return voidPayment(ctx, { payment, cause: payment.endCause ?? 'never_held' })
    case 'late':
      return openLatePayment(ctx, { payment, loan, said })
    default:
      return unreachable(course)
  }
}

/** A capture whose own answer was never heard is answered by what the channel says later. */
async function answerCapture(ctx: Ctx<Worker>, paymentId: string, said: OrderSaid): Promise<void> {
  if (!['captured', 'voided', 'failed'].includes(said.state)) return
  const call = await loadCall(ctx.tx, paymentId, 'capture')
  if (call) await markCallAnswered(ctx.tx, call.id, { outcome: said.state, answer: {}, answeredAt: ctx.now })
}
