import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { asksOf } from '@/lib/invites/asks-of'
import { newInvite } from '@/lib/invites/new-invite'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import { Refusal, valueOf } from '@/lib/refusal'
import { mayAsk, mayAskAnother } from './rules'
import { lockAsks, lockAssist } from './store'

/** A second link for another friend: its own digits, the same terms and the same answer-by. */
export async function askAnother(
  ctx: Ctx<Borrower>,
  { assistId, friendLabel }: { assistId: string; friendLabel: string },
): Promise<{ inviteId: string }> {
  await lockAsks(ctx.tx, ctx.actor.personId)
  const assist = await lockAssist(ctx.tx, assistId)
  if (assist?.borrowerId !== ctx.actor.personId) throw new Refusal('not_found')
  valueOf(mayAskAnother(assist, ctx.now))
  valueOf(mayAsk(await asksOf(ctx)))
  const borrower = await loadOwnPerson(ctx)
  const { loanId, answerBy } = assist
  const { inviteId } = await newInvite(ctx, { assistId, loanId, answerBy, friendLabel, borrower })
  await recordAudit(ctx, {
    verb: 'ask-another',
    thing: 'assist',
    thingId: assistId,
    aboutPersonId: ctx.actor.personId,
    detail: { inviteId },
  })
  return { inviteId }
}
