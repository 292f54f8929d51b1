import type { Ctx } from '@/db/transaction'
import type { Staff, Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { Refusal } from '@/lib/refusal'
import type { EndReason } from './rules'
import { loadPersonPhone, markOtherSessionsEnded } from './store'

/**
 * Ends every session of a person whose phone changed or was lost: it may be in other hands. Returns how many. A colleague's act is
 * kept with its reason, also where nothing was open.
 */
export async function endSessionsOfPerson(
  ctx: Ctx<Worker | Staff>,
  { personId, reason }: { personId: string; reason?: EndReason },
): Promise<number> {
  const isStaff = ctx.actor.side === 'staff'
  if (isStaff && !(await loadPersonPhone(ctx.tx, personId))) throw new Refusal('not_found')
  const ended = await markOtherSessionsEnded(ctx.tx, personId, undefined, ctx.now, isStaff ? 'staff' : 'phone_changed')
  if (ended > 0 || isStaff) {
    await recordAudit(ctx, {
      verb: 'end-sessions-of-person',
      thing: 'person',
      thingId: personId,
      aboutPersonId: personId,
      detail: { ended, ...(reason && { reason }) },
    })
  }
  return ended
}
