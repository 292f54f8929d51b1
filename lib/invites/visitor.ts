import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { isLinkDead } from './rules'
import { loadInviteForFriend, loadVisit, lockVisitors, type FriendsInvite, type VisitRow } from './store'

/** One dead end for everything that is over or not his: the caller shows the dead-link page. */
export const DEAD = { to: 'dead' } as const

export type Visitor = { invite: FriendsInvite; visit: VisitRow }

/** A visit that leads nowhere any more: he was shut out once he was known, or he reported pressure. */
const OVER: readonly VisitRow['state'][] = ['locked', 'pressured']

/** The visitor of a living link, his visit locked and begun if need be; nothing where the link is dead, for all or for him. */
export async function visitorOf(ctx: Ctx<Friend>): Promise<Visitor | undefined> {
  const { inviteId, visitId } = ctx.actor
  assert(inviteId && visitId, 'a friend acts on an invite')
  const invite = await loadInviteForFriend(ctx.tx, inviteId)
  if (!invite || isLinkDead(invite, ctx.now)) return undefined
  await lockVisitors(ctx.tx, inviteId)
  const visit = await loadVisit(ctx.tx, visitId, inviteId)
  return visit && visit.inviteId === inviteId && !OVER.includes(visit.state) ? { invite, visit } : undefined
}
