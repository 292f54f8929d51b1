import type { Ctx } from '@/db/transaction'
import type { Borrower, Friend, Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { markInviteEnded } from './store'

type Ending = { inviteId: string; from: 'open' | 'agreed'; cause: Parameters<typeof markInviteEnded>[4] }

/** Ends an invite that stands in this state, for this cause. Answers whether it was this act. The caller has locked the assist. */
export async function endInvite(
  ctx: Ctx<Borrower | Friend | Worker>,
  { inviteId, from, cause }: Ending,
): Promise<boolean> {
  const done = await markInviteEnded(ctx.tx, inviteId, from, ctx.now, cause)
  if (done) await recordAudit(ctx, { verb: 'end-invite', thing: 'invite', thingId: inviteId, detail: { cause } })
  return done
}
