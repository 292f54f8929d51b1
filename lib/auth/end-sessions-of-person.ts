import type { Ctx } from '@/db/transaction'
import type { Staff, Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { markOtherSessionsEnded } from './store'

/** Ends every session of a person whose phone changed or was lost: it may be in other hands. Returns how many. */
export async function endSessionsOfPerson(
  ctx: Ctx<Worker | Staff>,
  { personId }: { personId: string },
): Promise<number> {
  const by = ctx.actor.side === 'staff' ? 'staff' : 'phone_changed'
  const ended = await markOtherSessionsEnded(ctx.tx, personId, undefined, ctx.now, by)
  if (ended > 0) {
    await recordAudit(ctx, {
      verb: 'end-sessions-of-person',
      thing: 'person',
      thingId: personId,
      aboutPersonId: personId,
      detail: { ended },
    })
  }
  return ended
}
