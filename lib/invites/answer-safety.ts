import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { openCase } from '@/lib/cases/open-case'
import { afterSafety, type Safety } from './rules'
import { markVisit, reopenDeclined, type VisitRow } from './store'
import { DEAD, visitorOf } from './visitor'

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
  await reopenDeclined(ctx.tx, visit)
  await markVisit(ctx.tx, visit.id, { state: 'pressured', endedAt: ctx.now })
  await openCase(ctx, { kind: 'pressure', subjectId: visit.id, facts: { how, inviteId: ctx.actor.inviteId ?? null } })
}
