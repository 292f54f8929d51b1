import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { getAgreementPosition, type AgreementPosition } from '@/lib/agreements/queries'
import { Refusal, valueOf } from '@/lib/refusal'
import { mayPayAgreement } from './rules'
import { lockAssist, type LockedAssist } from './store'

export type Payable = { assist: LockedAssist; agreement: AgreementPosition }

/** A friend's own agreement that can be paid now, with its assist locked. */
export async function lockPayable(ctx: Ctx<Friend>, { agreementId }: { agreementId: string }): Promise<Payable> {
  const seen = await getAgreementPosition(ctx.actor, agreementId, ctx.tx)
  const assist = seen && (await lockAssist(ctx.tx, seen.assistId))
  const agreement = assist && (await getAgreementPosition(ctx.actor, agreementId, ctx.tx))
  if (!assist || !agreement || agreement.friendId !== ctx.actor.personId) throw new Refusal('not_found')
  valueOf(mayPayAgreement(agreement, assist, ctx.now))
  return { assist, agreement }
}
