import type { Ctx } from '@/db/transaction'
import type { StaffRole, Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { newToken, tokenHash } from '@/lib/privacy/cipher'
import { insertColleague, insertStaffLink } from './store'

const LINK_HOURS = 24

/** Adds a colleague and makes the one-time link by which he sets his password and second factor. Returns the link's token. */
export async function addColleague(
  ctx: Ctx<Worker>,
  input: { email: string; name: string; role: StaffRole },
): Promise<{ staffId: string; token: string }> {
  const staffId = newId()
  const token = newToken()
  await insertColleague(ctx.tx, { id: staffId, email: input.email, name: input.name, role: input.role })
  await insertStaffLink(ctx.tx, {
    id: newId(),
    staffId,
    tokenHash: tokenHash(token),
    expiresAt: new Date(ctx.now.getTime() + LINK_HOURS * 3_600_000),
  })
  await recordAudit(ctx, { verb: 'add-colleague', thing: 'staff', thingId: staffId, detail: { role: input.role } })
  return { staffId, token }
}
