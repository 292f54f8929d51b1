import type { Ctx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { Refusal, valueOf } from '@/lib/refusal'
import { holds, mayTake } from './rules'
import { loadCaseForUpdate, markCase } from './store'

/** Takes a waiting or escalated case into one's hands. */
export async function takeCase(ctx: Ctx<Staff>, { caseId }: { caseId: string }): Promise<void> {
  const one = await loadCaseForUpdate(ctx.tx, caseId)
  if (!one) throw new Refusal('not_found')
  const { staffId } = ctx.actor
  valueOf(mayTake(one, staffId))
  const change = { state: 'taken' as const, takenBy: staffId, takenAt: ctx.now }
  if (!(await markCase(ctx.tx, caseId, ['waiting', 'escalated'], change))) throw new Refusal('taken_by_another')
  await recordAudit(ctx, { verb: 'take-case', thing: 'case', thingId: caseId, detail: { from: one.state } })
}

/** Puts it back into the queue, at its old place. */
export async function releaseCase(ctx: Ctx<Staff>, { caseId }: { caseId: string }): Promise<void> {
  const one = await loadCaseForUpdate(ctx.tx, caseId)
  if (!one) throw new Refusal('not_found')
  valueOf(holds(one, ctx.actor.staffId))
  await markCase(ctx.tx, caseId, ['taken'], { state: 'waiting', takenBy: null, takenAt: null })
  await recordAudit(ctx, { verb: 'release-case', thing: 'case', thingId: caseId })
}
