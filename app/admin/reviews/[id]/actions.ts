'use server'

import { action } from '@/lib/action'
import { idOf } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { decideReview } from '@/lib/reviews/decide-review'
import { decideReviewInput, revealReviewInput, reviewInput } from '@/lib/reviews/input'
import { revealReview } from '@/lib/reviews/reveal-review'
import { releaseReview, takeReview } from '@/lib/reviews/take-review'
import { redirect } from 'next/navigation'
import { shownFor } from '../../shown-for'

function reviewOf(shown: string): string {
  const reviewId = idOf('review', shown)
  if (!reviewId) throw new Refusal('not_found')
  return reviewId
}

const backTo = (_: unknown, { review }: { review: string }) => Promise.resolve(redirect(`/admin/reviews/${review}`))

/** Takes a review into one's hands. */
export const take = action({
  verb: 'take-review',
  side: 'staff',
  may: 'take_review',
  input: reviewInput,
  run: (ctx, { review }) => takeReview(ctx, { reviewId: reviewOf(review) }),
  then: backTo,
})

/** Puts it back into the queue. */
export const release = action({
  verb: 'release-review',
  side: 'staff',
  may: 'take_review',
  input: reviewInput,
  run: (ctx, { review }) => releaseReview(ctx, { reviewId: reviewOf(review) }),
  then: () => Promise.resolve(redirect('/admin/queue')),
})

/** Decides it, with a reason and a note. */
export const decide = action({
  verb: 'decide-review',
  side: 'staff',
  may: 'decide_review',
  input: decideReviewInput,
  run: (ctx, { review, verdict, note }) => decideReview(ctx, { reviewId: reviewOf(review), ...verdict, note }),
  then: backTo,
})

/** Shows what was typed to be checked by, after the purpose is written down. */
export const reveal = action({
  verb: 'reveal-identity-check',
  side: 'staff',
  may: 'reveal_identity_check',
  input: revealReviewInput,
  limits: (_, __, { sessionId }) => [['find_person_by_session', sessionId]],
  run: (ctx, { review, purpose, because }) => revealReview(ctx, { reviewId: reviewOf(review), purpose, note: because }),
  show: ({ words: { name, idNumber, phone }, shownAt }) => shownFor([name, idNumber, phone], shownAt),
})
