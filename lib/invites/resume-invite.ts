import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { tryCode, type CodeAnswer } from '@/lib/auth/try-code'
import { loadTakerOfPhone, markVisit, releaseOwnVisits } from './store'
import { DEAD, visitorOf } from './visitor'

export type Resumed =
  | typeof DEAD
  | { to: 'nothing' }
  | { to: 'terms'; personId: string; inviteId: string; visitId: string; provenAt: Date }
  | Extract<CodeAnswer, { right: false }>

/**
 * Who took the link goes on in another browser by his phone's code alone. A right code of any other phone gets one answer,
 * whatever happened on the link.
 */
export async function resumeInvite(ctx: Ctx<Friend>, { code }: { code: string }): Promise<Resumed> {
  const visitor = await visitorOf(ctx)
  if (!visitor) return DEAD
  const { invite, visit } = visitor
  if (!visit.phoneIndex) return { to: 'nothing' }
  const answer = await tryCode(ctx, { purpose: 'invite', phoneIndex: visit.phoneIndex, code })
  if (!answer.right) return answer
  const personId = await loadTakerOfPhone(ctx.tx, invite.id, visit.phoneIndex)
  if (!personId) return { to: 'nothing' }
  if (visit.state !== 'taken') {
    await releaseOwnVisits(ctx.tx, invite.id, personId)
    await markVisit(ctx.tx, visit.id, { state: 'taken', personId, takenAt: ctx.now, declinedAt: null })
  }
  await recordAudit(ctx, { verb: 'resume-invite', thing: 'visit', thingId: visit.id, aboutPersonId: personId })
  return { to: 'terms', personId, inviteId: invite.id, visitId: visit.id, provenAt: ctx.now }
}
