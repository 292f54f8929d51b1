import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { endAgreement } from '@/lib/agreements/end-agreement'
import { getAgreementOfInvite } from '@/lib/agreements/queries'
import { assert } from '@/lib/assert'
import { timeOf } from '@/lib/calendar/shanghai'
import { recordAudit } from '@/lib/audit/record-audit'
import { endInvite } from '@/lib/invites/end-invite'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { notifyPerson } from '@/lib/notices/notify-person'
import { paymentAskedUntil } from '@/lib/payments/load-payment'
import { Refusal } from '@/lib/refusal'
import { endAssist } from './end-assist'
import { loadAssistIdOfInvite, loadInvite, lockAssist } from './store'

/**
 * The borrower takes a link back, or ends what a friend has signed on it, before any money is held: one act and one answer, whatever
 * happened on the friend's side. Again is harmless.
 */
export async function withdrawInvite(
  ctx: Ctx<Borrower>,
  { inviteId }: { inviteId: string },
): Promise<{ assistId: string }> {
  const { tx, actor } = ctx
  const assistId = await loadAssistIdOfInvite(tx, inviteId)
  const assist = assistId && (await lockAssist(tx, assistId))
  const invite = await loadInvite(tx, inviteId)
  if (!assist || !invite || assist.borrowerId !== actor.personId) throw new Refusal('not_found')
  if (invite.state === 'ended') return { assistId: assist.id }
  if (invite.state === 'paid') throw new Refusal('withdraw_too_late')
  if (invite.state === 'agreed') await endSigned(ctx, inviteId, assist.state)
  await endInvite(ctx, { inviteId, from: invite.state, cause: 'withdrawn' })
  await enqueueJob(ctx, 'delete-drafts', { inviteId })
  await recordAudit(ctx, {
    verb: 'withdraw-invite',
    thing: 'invite',
    thingId: inviteId,
    aboutPersonId: actor.personId,
    detail: { from: invite.state },
  })
  await endAssist(ctx, assist)
  return { assistId: assist.id }
}

async function endSigned(ctx: Ctx<Borrower>, inviteId: string, state: string): Promise<void> {
  if (state !== 'asking') throw new Refusal('withdraw_too_late')
  const agreement = await getAgreementOfInvite(ctx.actor, inviteId, ctx.tx)
  assert(agreement, 'an agreed invite has its agreement')
  const until = await paymentAskedUntil(ctx, { agreementId: agreement.id })
  if (until && until > ctx.now) throw new Refusal('payment_being_made', { time: timeOf(until) })
  await endAgreement(ctx, { agreementId: agreement.id, as: 'withdrawn' })
  await notifyPerson(ctx, { forPerson: agreement.friendId, side: 'friend', kind: 'borrower_ended' })
}
