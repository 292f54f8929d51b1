import type { Ctx } from '@/db/transaction'
import type { Gate } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { sessionEndsAt } from './rules'
import { insertSession } from './store'

/** Opens a session of an identified friend, good for this one invite. Its proof is as old as the phone's code behind it. */
export async function openInviteSession(
  ctx: Ctx<Gate>,
  input: { personId: string; inviteId: string; device: string; provenAt: Date },
): Promise<{ sessionId: string }> {
  const sessionId = newId()
  await insertSession(ctx.tx, {
    id: sessionId,
    kind: 'invite',
    personId: input.personId,
    inviteId: input.inviteId,
    device: input.device,
    lastSeenAt: ctx.now,
    steppedUpAt: input.provenAt,
    expiresAt: sessionEndsAt(ctx.now),
  })
  await recordAudit(ctx, {
    verb: 'open-invite-session',
    thing: 'session',
    thingId: sessionId,
    aboutPersonId: input.personId,
  })
  return { sessionId }
}
