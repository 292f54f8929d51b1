import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { isLinkDead } from './rules'
import { loadInviteForFriend, loadVisit, lockVisitors, markVisit, type FriendsInvite, type VisitRow } from './store'

/** One dead end for everything that is over or not his: the caller shows the dead-link page. */
export const DEAD = { to: 'dead' } as const

export type Visitor = { invite: FriendsInvite; visit: VisitRow }

/** From here a visit leads nowhere: he reported pressure, or the link was found not to be for him. */
const OVER: ReadonlySet<VisitRow['state']> = new Set(['pressured', 'locked'])

/** The visitor of a living link, his visit's row locked and begun if need be; nothing where the link is dead or his visit over. */
export async function visitorOf(ctx: Ctx<Friend>): Promise<Visitor | undefined> {
  const { inviteId, visitId } = ctx.actor
  assert(inviteId && visitId, 'a friend acts on an invite')
  const invite = await loadInviteForFriend(ctx.tx, inviteId)
  if (!invite || isLinkDead(invite, ctx.now)) return undefined
  await lockVisitors(ctx.tx, inviteId)
  const visit = await loadVisit(ctx.tx, visitId, inviteId)
  return visit && visit.inviteId === inviteId && !OVER.has(visit.state) ? { invite, visit } : undefined
}

/** Ends a visit. No move leads there from "not now" (a page he still had open, a way back): that is taken back first. */
export async function endVisit(
  ctx: Ctx<Friend>,
  { id, state }: VisitRow,
  end: { state: 'pressured' | 'locked'; personId?: string },
): Promise<void> {
  if (state === 'declined') await markVisit(ctx.tx, id, { state: 'opened', declinedAt: null })
  await markVisit(ctx.tx, id, { ...end, endedAt: ctx.now })
}
