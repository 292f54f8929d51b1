import type { Ctx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { Refusal, valueOf } from '@/lib/refusal'
import { mayDecide, noteOf, type ReviewDecision } from './rules'
import { loadReviewForUpdate, markDecided } from './store'

/**
 * Decides a review that one has taken, with a reason of its kind and a note. What follows reads the decision: for a check of who
 * somebody is a job ends the check.
 */
export async function decideReview(
  ctx: Ctx<Staff>,
  input: { reviewId: string; decision: ReviewDecision; reasonCode: string; note: string },
): Promise<void> {
  const { reviewId, decision, reasonCode } = input
  const review = await loadReviewForUpdate(ctx.tx, reviewId)
  if (!review) throw new Refusal('not_found')
  const { staffId } = ctx.actor
  valueOf(mayDecide(review, staffId, input))
  const reasonNote = valueOf(noteOf(input.note))
  const decided = { decision, reasonCode, reasonNote, decidedBy: staffId, decidedAt: ctx.now }
  if (!(await markDecided(ctx.tx, reviewId, decided))) throw new Refusal('taken_by_another')
  if (review.kind === 'friend_identity' || review.kind === 'borrower_identity') {
    await enqueueJob(ctx, 'conclude-identity', { reviewId })
  }
  await recordAudit(ctx, {
    verb: 'decide-review',
    thing: 'review',
    thingId: reviewId,
    detail: { kind: review.kind, decision, reasonCode },
  })
}
