import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { publicId } from '@/lib/id'
import { freezeLoan } from '@/lib/loans/freeze-loan'
import { loadLoan } from '@/lib/loans/load-loan'
import { notifyPerson } from '@/lib/notices/notify-person'
import type { Payment } from '@/lib/payments/load-payment'
import { promisePayment } from '@/lib/payments/promise-payment'
import { markAssist, type LockedAssist } from './store'

/**
 * A friend's hold covers the assist: penalty and dunning of what it reaches rest, here and at the lender, and the borrower reads
 * that money is reserved. Assist and loan are locked.
 */
export async function coverAssist(
  ctx: Ctx<Worker>,
  { assist, payment }: { assist: LockedAssist; payment: Payment },
): Promise<void> {
  const loan = await loadLoan(ctx, { loanId: assist.loanId })
  const { id: paymentId, amountFen, valueOn: heldOn } = payment
  assert(loan && heldOn, 'what is held has its loan and its day')
  assert(await markAssist(ctx.tx, assist.id, 'asking', 'covered'), 'only an asking assist is covered')
  await freezeLoan(ctx, { loan, paymentId, heldOn, amountFen })
  await promisePayment(ctx, payment)
  await notifyPerson(ctx, {
    forPerson: assist.borrowerId,
    side: 'borrower',
    kind: 'friend_pays',
    link: `/me/assists/${publicId('assist', assist.id)}`,
  })
  await recordAudit(ctx, {
    verb: 'cover-assist',
    thing: 'assist',
    thingId: assist.id,
    aboutPersonId: assist.borrowerId,
    detail: { paymentId },
  })
}
