import type { Ctx } from '@/db/transaction'
import type { Staff, Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { dueAtOf, rankOf, type ReviewKind } from './rules'
import { insertReview } from './store'

/**
 * Puts a question before a person; asked twice about the same thing, it is one. A colleague who asks does not decide it. Answers
 * whether it was this act that opened it.
 */
export async function openReview(
  ctx: Ctx<Worker | Staff>,
  input: { kind: ReviewKind; subjectId: string; dueAt?: Date },
): Promise<boolean> {
  const { kind, subjectId, dueAt = dueAtOf(kind, ctx.now) } = input
  const id = newId()
  const madeBy = ctx.actor.side === 'staff' ? ctx.actor.staffId : null
  const row = { id, kind, state: 'waiting' as const, subjectId, madeBy, rank: rankOf(kind), dueAt }
  if (!(await insertReview(ctx.tx, row))) return false
  await recordAudit(ctx, { verb: 'open-review', thing: 'review', thingId: id, detail: { kind, subjectId } })
  return true
}
