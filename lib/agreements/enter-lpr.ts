import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Lpr } from './rules'
import { insertLpr } from './store'

/** Enters a one-year loan prime rate as it was published, with its source; a day has one, which never changes. */
export async function enterLpr(ctx: Ctx<Worker>, lpr: Lpr): Promise<boolean> {
  if (!(await insertLpr(ctx.tx, lpr))) return false
  await recordAudit(ctx, { verb: 'enter-lpr', thing: 'lpr', thingId: lpr.effectiveOn, detail: { ...lpr } })
  return true
}
