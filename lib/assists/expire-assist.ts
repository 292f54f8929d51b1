import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { deleteDrafts } from '@/lib/agreements/delete-drafts'
import { endAgreement } from '@/lib/agreements/end-agreement'
import { listAgreementsOfAssist, type AgreementPosition } from '@/lib/agreements/queries'
import { assert } from '@/lib/assert'
import { dayOf } from '@/lib/calendar/shanghai'
import { publicId } from '@/lib/id'
import { askOfRow } from '@/lib/invites/rules'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { loadLoan } from '@/lib/loans/load-loan'
import { dueNow } from '@/lib/loans/rules'
import { paymentAskedUntil } from '@/lib/payments/load-payment'
import { endInvite } from '@/lib/invites/end-invite'
import { notifyPerson } from '@/lib/notices/notify-person'
import { endAssist } from './end-assist'
import { loadInvitesOfAssist, lockAssist, type LockedAssist } from './store'

/**
 * What time ends, or a payment of somebody else: links at their answer-by, an agreement without the borrower's signature after 24 hours, one without payment after
 * 72 more, and then the assist itself; all of it once nothing is owed. Under a running hold nothing lapses. Again is harmless.
 */
export async function expireAssist(ctx: Ctx<Worker>, { assistId }: { assistId: string }): Promise<void> {
  const assist = await lockAssist(ctx.tx, assistId)
  if (assist?.state !== 'asking') return
  const link = `/me/assists/${publicId('assist', assistId)}`
  for (const { id: inviteId, state, answerBy } of await loadInvitesOfAssist(ctx.tx, assistId)) {
    if (state !== 'open' || answerBy > ctx.now) continue
    await endInvite(ctx, { inviteId, from: 'open', cause: 'answer_by' })
    await deleteDrafts(ctx, { inviteId })
  }
  for (const agreement of await listAgreementsOfAssist(ctx.actor, assistId, ctx.tx)) {
    if (!isOverdue(agreement, ctx.now)) continue
    const until = await paymentAskedUntil(ctx, { agreementId: agreement.id })
    // What is held before it lapses still counts, however late we hear of it.
    if (until && until > ctx.now) await enqueueJob(ctx, 'expire-assist', { assistId }, { dueAt: until })
    else await lapse(ctx, agreement, link)
  }
  if (await isPaid(ctx, assist)) return endPaid(ctx, assist)
  const cause = await endAssist(ctx, assist)
  if (cause === 'answer_by') {
    await notifyPerson(ctx, { forPerson: assist.borrowerId, side: 'borrower', kind: 'ask_ended', link })
  }
}

/** Whether nothing of what was asked for is owed any more: the borrower paid it himself, or the lender booked it elsewhere. */
async function isPaid(ctx: Ctx<Worker>, assist: LockedAssist): Promise<boolean> {
  const loan = await loadLoan(ctx, { loanId: assist.loanId })
  assert(loan, 'an assist has its loan')
  return dueNow(loan.state, askOfRow(assist), dayOf(ctx.now)) === 0n
}

/** Ends an assist of which nothing is owed: open links are withdrawn, signed agreements end unpaid, and those friends are told. */
async function endPaid(ctx: Ctx<Worker>, assist: LockedAssist): Promise<void> {
  const agreements = await listAgreementsOfAssist(ctx.actor, assist.id, ctx.tx)
  for (const { id: inviteId, state } of await loadInvitesOfAssist(ctx.tx, assist.id)) {
    if (state !== 'open' && state !== 'agreed') continue
    const agreement = agreements.find((one) => one.inviteId === inviteId)
    if (agreement && (await endAgreement(ctx, { agreementId: agreement.id, as: 'voided' }))) {
      await notifyPerson(ctx, { forPerson: agreement.friendId, side: 'friend', kind: 'help_not_needed' })
    }
    await endInvite(ctx, { inviteId, from: state, cause: 'settled' })
    await deleteDrafts(ctx, { inviteId })
  }
  await endAssist(ctx, assist, 'nothing_owed')
}

function isOverdue({ state, signBy, payBy }: AgreementPosition, now: Date): boolean {
  if (state === 'signed') return signBy <= now
  return state === 'in_force' && payBy !== null && payBy <= now
}

async function lapse(ctx: Ctx<Worker>, agreement: AgreementPosition, link: string): Promise<void> {
  const { id: agreementId, inviteId, borrowerId, friendId } = agreement
  if (!(await endAgreement(ctx, { agreementId, as: 'lapsed' }))) return
  await endInvite(ctx, { inviteId, from: 'agreed', cause: 'lapsed' })
  await deleteDrafts(ctx, { inviteId })
  await notifyPerson(ctx, { forPerson: borrowerId, side: 'borrower', kind: 'agreement_lapsed', link })
  await notifyPerson(ctx, { forPerson: friendId, side: 'friend', kind: 'help_lapsed' })
}
