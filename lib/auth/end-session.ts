import type { Ctx } from '@/db/transaction'
import { actorIdOf } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { Refusal } from '@/lib/refusal'
import { markOtherSessionsEnded, markSessionEnded } from './store'

/** Ends one of the actor's own sessions; anybody else's is "not found". */
export async function endSession(ctx: Ctx, input: { sessionId: string }): Promise<void> {
  const owner = actorIdOf(ctx.actor)
  if (!owner || !(await markSessionEnded(ctx.tx, input.sessionId, owner, ctx.now, 'self')))
    throw new Refusal('not_found')
  await recordAudit(ctx, { verb: 'end-session', thing: 'session', thingId: input.sessionId })
}

/** Ends every other session of the actor, for "that was not me". Returns how many. */
export async function endOtherSessions(ctx: Ctx, input: { sessionId: string }): Promise<number> {
  const owner = actorIdOf(ctx.actor)
  if (!owner) throw new Refusal('not_signed_in')
  const ended = await markOtherSessionsEnded(ctx.tx, owner, input.sessionId, ctx.now, 'not_me')
  await recordAudit(ctx, { verb: 'end-other-sessions', thing: 'session', detail: { ended } })
  return ended
}
