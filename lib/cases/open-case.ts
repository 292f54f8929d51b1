import type { Ctx } from '@/db/transaction'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { dueAtOf, rankOf, type CaseKind } from './rules'
import { insertCase } from './store'

export type CaseFacts = Record<string, string | number | boolean | null>

/** Opens a matter for staff to keep. Its facts are ids, codes and times, never words between people. */
export async function openCase(
  ctx: Ctx,
  { kind, subjectId, facts }: { kind: CaseKind; subjectId: string; facts: CaseFacts },
): Promise<{ caseId: string }> {
  const { side } = ctx.actor
  assert(side !== 'gate', 'the gate opens no case')
  const caseId = newId()
  await insertCase(ctx.tx, {
    id: caseId,
    kind,
    state: 'waiting',
    subjectId,
    openedBy: side,
    madeBy: ctx.actor.side === 'staff' ? ctx.actor.staffId : null,
    facts,
    rank: rankOf(kind),
    dueAt: dueAtOf(kind, ctx.now),
  })
  await recordAudit(ctx, { verb: 'open-case', thing: 'case', thingId: caseId, detail: { kind, subjectId } })
  return { caseId }
}
