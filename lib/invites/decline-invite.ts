import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { insertNever, isTakenByOther, markVisit, releaseOwnVisits, takeBackRefusals, type VisitRow } from './store'
import { DEAD, visitorOf } from './visitor'

/** "Not now": in one tap, without a reason, told to nobody. */
export async function declineInvite(ctx: Ctx<Friend>): Promise<typeof DEAD | { to: 'declined' }> {
  const visitor = await visitorOf(ctx)
  if (!visitor) return DEAD
  const { visit } = visitor
  if (visit.state !== 'declined') await markVisit(ctx.tx, visit.id, { state: 'declined', declinedAt: ctx.now })
  await recordAudit(ctx, { verb: 'decline-invite', thing: 'visit', thingId: visit.id })
  return { to: 'declined' }
}

/** Takes the "not now" back, on the same page or at the next visit of this browser. */
export async function undoDecline(ctx: Ctx<Friend>): Promise<typeof DEAD | { to: 'open' }> {
  const visitor = await visitorOf(ctx)
  if (!visitor) return DEAD
  const { visit } = visitor
  if (visit.state === 'declined') await standAgain(ctx, visit)
  await recordAudit(ctx, { verb: 'undo-decline', thing: 'visit', thingId: visit.id })
  return { to: 'open' }
}

/** Who had taken the link goes on where he was, from whatever browser he went on in since; unless another took it. */
async function standAgain({ tx }: Ctx<Friend>, { id, inviteId, personId, takenAt }: VisitRow): Promise<void> {
  const takesAgain = personId && takenAt && !(await isTakenByOther(tx, inviteId, personId))
  if (takesAgain) await releaseOwnVisits(tx, inviteId, personId)
  await markVisit(tx, id, { state: takesAgain ? 'taken' : 'opened', declinedAt: null })
}

/** "Never from this person": kept once he is identified; before that only this browser remembers, and the page says so. */
export async function neverAgain(ctx: Ctx<Friend>): Promise<typeof DEAD | { to: 'declined' }> {
  const visitor = await visitorOf(ctx)
  if (!visitor) return DEAD
  const { personId } = ctx.actor
  if (personId) await insertNever(ctx.tx, { id: newId(), personId, borrowerId: visitor.invite.borrowerId })
  await recordAudit(ctx, {
    verb: 'never-again',
    thing: 'visit',
    thingId: visitor.visit.id,
    detail: { kept: personId !== undefined },
  })
  return declineInvite(ctx)
}

/**
 * Takes back what he said no to towards one borrower, "never" and every "not now": under his privacy page, never on the link, where
 * somebody may stand beside him.
 */
export async function takeBackRefusal(ctx: Ctx<Friend>, { refusalId }: { refusalId: string }): Promise<void> {
  if (!(await takeBackRefusals(ctx.tx, refusalId))) throw new Refusal('not_found')
  await recordAudit(ctx, { verb: 'take-back-refusal', thing: 'person', thingId: ctx.actor.personId })
}
