import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { endAgreement } from '@/lib/agreements/end-agreement'
import { getAgreementPosition } from '@/lib/agreements/queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { publicId } from '@/lib/id'
import { endInvite } from '@/lib/invites/end-invite'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { notifyPerson } from '@/lib/notices/notify-person'
import { Refusal } from '@/lib/refusal'
import { lockAssist } from './store'

/** The friend steps back from what he signed, without a reason, until money is held. The borrower reads one neutral sentence. */
export async function stepBack(ctx: Ctx<Friend>, { agreementId }: { agreementId: string }): Promise<void> {
  const agreement = await getAgreementPosition(ctx.actor, agreementId, ctx.tx)
  const assist = agreement && (await lockAssist(ctx.tx, agreement.assistId))
  if (!assist) throw new Refusal('not_found')
  if (assist.state === 'covered') throw new Refusal('withdraw_too_late')
  if (!(await endAgreement(ctx, { agreementId, as: 'withdrawn' }))) throw new Refusal('agreement_over')
  const { inviteId } = agreement
  await endInvite(ctx, { inviteId, from: 'agreed', cause: 'stepped_back' })
  await notifyPerson(ctx, {
    forPerson: assist.borrowerId,
    side: 'borrower',
    kind: 'friend_stepped_back',
    link: `/me/assists/${publicId('assist', assist.id)}`,
  })
  // This side sees its own invite only; whether it was the last one is the worker's to see.
  await enqueueJob(ctx, 'expire-assist', { assistId: assist.id })
  await enqueueJob(ctx, 'delete-drafts', { inviteId })
  await recordAudit(ctx, {
    verb: 'step-back',
    thing: 'invite',
    thingId: inviteId,
    aboutPersonId: assist.borrowerId,
    detail: { agreementId },
  })
}
