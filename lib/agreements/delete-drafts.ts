import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { deleteDraftsOf } from './store'

/** Takes away what a friend prepared on an invite that ended without his signature. */
export async function deleteDrafts(ctx: Ctx<Worker>, { inviteId }: { inviteId: string }): Promise<number> {
  const deleted = await deleteDraftsOf(ctx.tx, inviteId)
  if (deleted > 0) await recordAudit(ctx, { verb: 'delete-drafts', thing: 'draft', detail: { deleted } })
  return deleted
}
