import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { getIdentityCheck } from '@/lib/identity/queries'
import { mayTake } from './rules'
import { isTakenByOther, loadRefusals, markVisit, releaseOwnVisits, reopenDeclined } from './store'
import { DEAD, visitorOf } from './visitor'

export type Taken =
  typeof DEAD | { to: 'identify' } | { to: 'terms'; personId: string; inviteId: string; visitId: string }

/**
 * Binds the link to the first identified person. Who is the borrower himself, who said "never" or no, or who comes second finds
 * the dead-link page (flow.md 2.3). The same person in another browser goes on there.
 */
export async function takeInvite(ctx: Ctx<Friend>): Promise<Taken> {
  const visitor = await visitorOf(ctx)
  if (!visitor) return DEAD
  const { invite, visit } = visitor
  const check = await getIdentityCheck(ctx.actor, ctx.tx)
  const personId = check?.foundPersonId
  if (check?.answer !== 'agree' || !personId || !visit.namedRightAt) return { to: 'identify' }
  const taken = { to: 'terms', personId, inviteId: invite.id, visitId: visit.id } as const
  if (visit.state === 'taken') return visit.personId === personId ? taken : DEAD
  const facts = {
    isBorrower: personId === invite.borrowerId,
    ...(await loadRefusals(ctx.tx, invite.id, personId)),
    takenByOther: await isTakenByOther(ctx.tx, invite.id, personId),
  }
  if (!mayTake(facts)) {
    await reopenDeclined(ctx.tx, visit)
    await markVisit(ctx.tx, visit.id, { state: 'locked', personId, endedAt: ctx.now })
    await recordAudit(ctx, { verb: 'take-invite', thing: 'visit', thingId: visit.id, detail: facts })
    return DEAD
  }
  await releaseOwnVisits(ctx.tx, invite.id, personId)
  await markVisit(ctx.tx, visit.id, { state: 'taken', personId, takenAt: ctx.now })
  await recordAudit(ctx, { verb: 'take-invite', thing: 'visit', thingId: visit.id, aboutPersonId: personId })
  return taken
}
