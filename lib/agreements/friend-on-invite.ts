import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { Refusal } from '@/lib/refusal'
import { loadTakenInvite, type TakenInvite } from './store'

export type Helper = Friend & { personId: string; inviteId: string; visitId: string }

/**
 * The invite on which an identified friend prepares his agreement: taken by him, open and in time. Anything else is not found, like
 * every dead link.
 */
export async function friendOnInvite(ctx: Ctx<Friend>): Promise<{ friend: Helper; invite: TakenInvite }> {
  const { personId, inviteId, visitId } = ctx.actor
  if (!personId || !inviteId || !visitId) throw new Refusal('not_found')
  const friend = { ...ctx.actor, personId, inviteId, visitId }
  const invite = await loadTakenInvite(ctx.tx, friend)
  if (invite?.state !== 'open' || invite.answerBy <= ctx.now) throw new Refusal('not_found')
  return { friend, invite }
}
