import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { deleteDrafts } from '@/lib/agreements/delete-drafts'
import { endAgreement } from '@/lib/agreements/end-agreement'
import { listAgreementsOfAssist, type AgreementPosition } from '@/lib/agreements/queries'
import { publicId } from '@/lib/id'
import { endInvite } from '@/lib/invites/end-invite'
import { notifyPerson } from '@/lib/notices/notify-person'
import { endAssist } from './end-assist'
import { loadInvitesOfAssist, lockAssist } from './store'

/**
 * What time ends: links at their answer-by, an agreement without the borrower's signature after 24 hours, one without payment after
 * 72 more, and then the assist itself. Under a running hold nothing lapses. Again is harmless.
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
    if (isOverdue(agreement, ctx.now)) await lapse(ctx, agreement, link)
  }
  const cause = await endAssist(ctx, assist)
  if (cause === 'answer_by') {
    await notifyPerson(ctx, { forPerson: assist.borrowerId, side: 'borrower', kind: 'ask_ended', link })
  }
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
