import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { getAgreementPosition } from '@/lib/agreements/queries'
import type { Mark } from '@/lib/agreements/rules'
import { signAgreement } from '@/lib/agreements/sign-agreement'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { notifyPerson } from '@/lib/notices/notify-person'
import { Refusal } from '@/lib/refusal'
import { lockAssist } from './store'

/** The borrower says "this is my friend" and signs the same text: the agreement is in force, and can be paid for 72 hours. */
export async function signAsBorrower(
  ctx: Ctx<Borrower>,
  { agreementId, mark, hash }: { agreementId: string; mark: Mark; hash: string },
): Promise<{ assistId: string }> {
  const agreement = await getAgreementPosition(ctx.actor, agreementId, ctx.tx)
  const assist = agreement && (await lockAssist(ctx.tx, agreement.assistId))
  if (!assist) throw new Refusal('not_found')
  if (assist.state === 'covered') throw new Refusal('covered_by_another')
  const { payBy } = await signAgreement(ctx, { agreementId, mark, hash })
  assert(payBy, 'what both signed can be paid until a time')
  await enqueueJob(ctx, 'expire-assist', { assistId: assist.id }, { dueAt: payBy })
  await notifyPerson(ctx, { forPerson: agreement.friendId, side: 'friend', kind: 'borrower_signed' })
  await recordAudit(ctx, {
    verb: 'sign-as-borrower',
    thing: 'invite',
    thingId: agreement.inviteId,
    aboutPersonId: agreement.friendId,
    detail: { agreementId },
  })
  return { assistId: assist.id }
}
