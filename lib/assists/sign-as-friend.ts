import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { insertAgreement } from '@/lib/agreements/insert-agreement'
import type { Mark } from '@/lib/agreements/rules'
import { signAgreement } from '@/lib/agreements/sign-agreement'
import { recordAudit } from '@/lib/audit/record-audit'
import { publicId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { notifyPerson } from '@/lib/notices/notify-person'
import { Refusal } from '@/lib/refusal'
import { loadAssistIdOfInvite, lockAssist, markInviteAgreed } from './store'

/**
 * The friend signs: his draft becomes an agreement, the invite "agreed", and the borrower is told. The first act of the friend's
 * side that the borrower may see (flow.md 2.4). Only while the ask still stands and the link is open and in time.
 */
export async function signAsFriend(
  ctx: Ctx<Friend>,
  input: { mark: Mark; shown: string },
): Promise<{ agreementId: string; number: string }> {
  const { inviteId } = ctx.actor
  const assistId = inviteId ? await loadAssistIdOfInvite(ctx.tx, inviteId) : undefined
  const assist = assistId ? await lockAssist(ctx.tx, assistId) : undefined
  if (!inviteId || assist?.state !== 'asking') throw new Refusal('not_found')
  const { agreementId, hash, number, signBy } = await insertAgreement(ctx, { shown: input.shown })
  await signAgreement(ctx, { agreementId, mark: input.mark, hash })
  if (!(await markInviteAgreed(ctx.tx, inviteId))) throw new Refusal('not_found')
  await enqueueJob(ctx, 'expire-assist', { assistId: assist.id }, { dueAt: signBy })
  await notifyPerson(ctx, {
    forPerson: assist.borrowerId,
    side: 'borrower',
    kind: 'friend_signed',
    link: `/me/assists/${publicId('assist', assist.id)}`,
  })
  await recordAudit(ctx, {
    verb: 'sign-as-friend',
    thing: 'invite',
    thingId: inviteId,
    aboutPersonId: assist.borrowerId,
    detail: { agreementId },
  })
  return { agreementId, number }
}
