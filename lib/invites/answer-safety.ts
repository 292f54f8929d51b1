import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { openCase, type CaseFacts } from '@/lib/cases/open-case'
import { afterSafety, type Safety } from './rules'
import { loadVisit, lockVisitors, markVisit, type VisitRow } from './store'
import { DEAD, endVisit, visitorOf } from './visitor'

/**
 * The friend's three answers. Being hurried ends his path calmly and opens a case for staff; borrowed money ends it without one.
 * Nothing of it reaches the borrower's side (flow.md 2.5).
 */
export async function answerSafety(
  ctx: Ctx<Friend>,
  safety: Safety,
): Promise<typeof DEAD | { to: 'pressured' | 'own_money' | 'who' }> {
  const visitor = await visitorOf(ctx)
  if (!visitor) return DEAD
  const to = afterSafety(safety)
  await markVisit(ctx.tx, visitor.visit.id, { safety })
  await recordAudit(ctx, { verb: 'answer-safety', thing: 'visit', thingId: visitor.visit.id, detail: { to } })
  if (to === 'pressured') await endUnderPressure(ctx, visitor.visit, 'safety_question')
  return { to }
}

/** "I am under pressure": one tap, an ordinary page, a person looks. */
export async function reportPressure(ctx: Ctx<Friend>): Promise<typeof DEAD | { to: 'pressured' }> {
  const visitor = await visitorOf(ctx)
  if (!visitor) return DEAD
  await endUnderPressure(ctx, visitor.visit, 'button')
  return { to: 'pressured' }
}

async function endUnderPressure(ctx: Ctx<Friend>, visit: VisitRow, how: string): Promise<void> {
  await endVisit(ctx, visit, { state: 'pressured' })
  await openCase(ctx, { kind: 'pressure', subjectId: visit.id, facts: { how, inviteId: visit.inviteId } })
}

/** The same of one who had signed. Where what he signed is undone, this link leads him nowhere from here on. */
export async function reportPressureAfterSigning(
  ctx: Ctx<Friend>,
  { isUndone, facts }: { isUndone: boolean; facts: CaseFacts },
): Promise<void> {
  const { inviteId, visitId } = ctx.actor
  assert(inviteId && visitId, 'a friend acts on an invite')
  await lockVisitors(ctx.tx, inviteId)
  const visit = await loadVisit(ctx.tx, visitId, inviteId)
  if (isUndone && visit?.state === 'taken') await endVisit(ctx, visit, { state: 'pressured' })
  await openCase(ctx, { kind: 'pressure', subjectId: visitId, facts: { how: 'after_signing', inviteId, ...facts } })
}
