import type { Ctx } from '@/db/transaction'
import type { Borrower, Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { assistEndOf, type AssistEnd } from './rules'
import { loadInvitesOfAssist, markAssistEnded, type LockedAssist } from './store'

/** Ends an assist of which nothing is open any more. The caller holds its lock; the friend's side sees one invite and cannot tell. */
export async function endAssist(
  ctx: Ctx<Borrower | Worker>,
  assist: LockedAssist,
  known?: 'nothing_owed',
): Promise<AssistEnd | 'nothing_owed' | undefined> {
  const cause = known ?? assistEndOf(assist, await loadInvitesOfAssist(ctx.tx, assist.id), ctx.now)
  if (!cause || !(await markAssistEnded(ctx.tx, assist.id, ctx.now, cause))) return undefined
  await recordAudit(ctx, {
    verb: 'end-assist',
    thing: 'assist',
    thingId: assist.id,
    aboutPersonId: assist.borrowerId,
    detail: { cause },
  })
  return cause
}
