import { getCheckPosition } from '@/lib/identity/queries'
import { job } from '@/lib/job'
import { openReview } from './open-review'

/** A check of who somebody is waits for a person: puts it into the queue, to be looked at by the time that was promised. */
export const onReviewIdentity = job({
  name: 'review-identity',
  load: async (ctx, { checkId }) => {
    const check = await getCheckPosition(ctx.actor, checkId, ctx.tx)
    return check?.state === 'with_person' ? check : undefined
  },
  ask: () => Promise.resolve(undefined),
  record: async (ctx, { id, side, lookBy }) => {
    const kind = side === 'friend' ? 'friend_identity' : 'borrower_identity'
    await openReview(ctx, { kind, subjectId: id, dueAt: lookBy ?? undefined })
  },
})
