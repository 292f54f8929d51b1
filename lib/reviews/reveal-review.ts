import type { Ctx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { revealIdentityCheck } from '@/lib/identity/reveal-identity-check'
import type { RevealPurpose } from '@/lib/privacy/rules'
import { Refusal, valueOf } from '@/lib/refusal'
import { holds } from './rules'
import { loadReview } from './store'

/** Shows what somebody typed to be checked by, to the one colleague who has his review in hand. */
export async function revealReview(
  ctx: Ctx<Staff>,
  { reviewId, purpose, note }: { reviewId: string; purpose: RevealPurpose; note: string },
): ReturnType<typeof revealIdentityCheck> {
  const review = await loadReview(ctx.tx, reviewId)
  if (!review) throw new Refusal('not_found')
  valueOf(holds(review, ctx.actor.staffId))
  return revealIdentityCheck(ctx, { checkId: review.subjectId, purpose, note })
}
