import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { endAgreement } from '@/lib/agreements/end-agreement'
import type { AgreementPosition } from '@/lib/agreements/queries'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { publicId } from '@/lib/id'
import { endInvite } from '@/lib/invites/end-invite'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { loadLoan } from '@/lib/loans/load-loan'
import { releaseLoan } from '@/lib/loans/release-loan'
import { notifyPerson } from '@/lib/notices/notify-person'
import type { Payment } from '@/lib/payments/load-payment'
import { releasePromise } from '@/lib/payments/promise-payment'
import { markAssist, type LockedAssist } from './store'

/**
 * The hold that covered an assist ends without posting: its agreement and link are over, the loan is released, and the assist asks
 * again until it ends by itself (flow.md 5). The borrower reads once that it did not come to a payment, and no cause.
 */
export async function uncoverAssist(
  ctx: Ctx<Worker>,
  { assist, agreement, payment }: { assist: LockedAssist; agreement: AgreementPosition; payment: Payment },
): Promise<void> {
  const loan = await loadLoan(ctx, { loanId: assist.loanId })
  assert(loan, 'an assist has its loan')
  assert(await markAssist(ctx.tx, assist.id, 'covered', 'asking'), 'only a covered assist loses its cover')
  await releaseLoan(ctx, { loan, paymentId: payment.id })
  await releasePromise(ctx, payment)
  await endAgreement(ctx, { agreementId: agreement.id, as: 'voided' })
  await endInvite(ctx, { inviteId: agreement.inviteId, from: 'agreed', cause: 'voided' })
  if (payment.endCause !== 'paid_by_borrower') {
    await notifyPerson(ctx, {
      forPerson: assist.borrowerId,
      side: 'borrower',
      kind: 'help_failed',
      link: `/me/assists/${publicId('assist', assist.id)}`,
    })
  }
  await enqueueJob(ctx, 'expire-assist', { assistId: assist.id })
  await enqueueJob(ctx, 'delete-drafts', { inviteId: agreement.inviteId })
  await recordAudit(ctx, {
    verb: 'uncover-assist',
    thing: 'assist',
    thingId: assist.id,
    aboutPersonId: assist.borrowerId,
    detail: { paymentId: payment.id, cause: payment.endCause ?? '' },
  })
}
