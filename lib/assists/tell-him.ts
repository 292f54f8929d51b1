import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { getDraft, getTermsFrame } from '@/lib/agreements/queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { publicId } from '@/lib/id'
import { endInvite } from '@/lib/invites/end-invite'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { notifyPerson } from '@/lib/notices/notify-person'
import { Refusal } from '@/lib/refusal'
import { loadAssistIdOfInvite, loadInvite, lockAssist } from './store'

/**
 * "Tell him": after the two meant it otherwise, the friend lets the borrower know that he would help. It ends the link, and names no
 * kind. Beside signing it is the only act of the friend that the borrower sees (flow.md 2.4).
 */
export async function tellHim(ctx: Ctx<Friend>): Promise<void> {
  const { tx, actor, now } = ctx
  const { inviteId } = actor
  const assistId = inviteId ? await loadAssistIdOfInvite(tx, inviteId) : undefined
  const assist = assistId ? await lockAssist(tx, assistId) : undefined
  const invite = inviteId ? await loadInvite(tx, inviteId) : undefined
  const hasTaken = (await getTermsFrame(actor, tx)) !== undefined
  if (!inviteId || !assist || !hasTaken || invite?.state !== 'open' || invite.answerBy <= now)
    throw new Refusal('not_found')
  const draft = await getDraft(actor, tx)
  if (!draft) throw new Refusal('not_found')
  if (draft.state === 'matched') throw new Refusal('meaning_settled')
  await endInvite(ctx, { inviteId, from: 'open', cause: 'meant_otherwise' })
  await notifyPerson(ctx, {
    forPerson: assist.borrowerId,
    side: 'borrower',
    kind: 'meant_otherwise',
    link: `/me/assists/${publicId('assist', assist.id)}`,
  })
  await enqueueJob(ctx, 'expire-assist', { assistId: assist.id })
  await enqueueJob(ctx, 'delete-drafts', { inviteId })
  await recordAudit(ctx, { verb: 'tell-him', thing: 'invite', thingId: inviteId, aboutPersonId: assist.borrowerId })
}
