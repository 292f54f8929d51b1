import { concludeIdentityCheck } from '@/lib/identity/conclude-identity-check'
import { job } from '@/lib/job'
import { loadReview } from './store'

/** A person decided who somebody is: ends the check accordingly, once. */
export const onConcludeIdentity = job({
  name: 'conclude-identity',
  load: async (ctx, { reviewId }) => {
    const review = await loadReview(ctx.tx, reviewId)
    return review?.state === 'decided' ? review : undefined
  },
  ask: () => Promise.resolve(undefined),
  record: async (ctx, { subjectId, decision, reasonCode }) => {
    await concludeIdentityCheck(ctx, {
      checkId: subjectId,
      approved: decision === 'approved',
      reasonCode: reasonCode ?? '',
    })
  },
})
