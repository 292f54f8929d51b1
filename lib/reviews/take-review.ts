import type { Ctx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { Refusal, valueOf } from '@/lib/refusal'
import { mayTake } from './rules'
import { loadReview, markReleased, markTaken } from './store'

/** Takes a waiting review into one's hands. */
export async function takeReview(ctx: Ctx<Staff>, { reviewId }: { reviewId: string }): Promise<void> {
  const review = await loadReview(ctx.tx, reviewId)
  if (!review) throw new Refusal('not_found')
  valueOf(mayTake(review, ctx.actor.staffId))
  if (!(await markTaken(ctx.tx, reviewId, ctx.actor.staffId, ctx.now))) throw new Refusal('taken_by_another')
  await recordAudit(ctx, { verb: 'take-review', thing: 'review', thingId: reviewId })
}

/** Puts it back into the queue, at its old place. */
export async function releaseReview(ctx: Ctx<Staff>, { reviewId }: { reviewId: string }): Promise<void> {
  if (!(await loadReview(ctx.tx, reviewId))) throw new Refusal('not_found')
  if (!(await markReleased(ctx.tx, reviewId, ctx.actor.staffId))) throw new Refusal('taken_by_another')
  await recordAudit(ctx, { verb: 'release-review', thing: 'review', thingId: reviewId })
}
