import type { Ctx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { Refusal, valueOf } from '@/lib/refusal'
import { noteOf } from '@/lib/reviews/rules'
import { holds, mayClose } from './rules'
import { loadCaseForUpdate, markCase } from './store'

/** Closes a case that one has taken, with a reason of its kind and a note. */
export async function decideCase(
  ctx: Ctx<Staff>,
  { caseId, reasonCode, note }: { caseId: string; reasonCode: string; note: string },
): Promise<void> {
  const one = await loadCaseForUpdate(ctx.tx, caseId)
  if (!one) throw new Refusal('not_found')
  const { staffId } = ctx.actor
  valueOf(mayClose(one, staffId, reasonCode))
  const reasonNote = valueOf(noteOf(note))
  await markCase(ctx.tx, caseId, ['taken'], {
    state: 'decided',
    reasonCode,
    reasonNote,
    decidedBy: staffId,
    decidedAt: ctx.now,
  })
  await recordAudit(ctx, {
    verb: 'decide-case',
    thing: 'case',
    thingId: caseId,
    detail: { kind: one.kind, reasonCode },
  })
}

/** Passes a case on to somebody else, with a note; he who passed it on does not take it up again. */
export async function escalateCase(ctx: Ctx<Staff>, { caseId, note }: { caseId: string; note: string }): Promise<void> {
  const one = await loadCaseForUpdate(ctx.tx, caseId)
  if (!one) throw new Refusal('not_found')
  valueOf(holds(one, ctx.actor.staffId))
  const reasonNote = valueOf(noteOf(note))
  await markCase(ctx.tx, caseId, ['taken'], { state: 'escalated', reasonNote })
  await recordAudit(ctx, { verb: 'escalate-case', thing: 'case', thingId: caseId, detail: { kind: one.kind } })
}
