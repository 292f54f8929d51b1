import { job } from '@/lib/job'
import { answerCall, loadAsked, loadPosting } from './load-payment'
import { releasePromised } from './ports/lender'

/** Tells the lender that a promised payment is not coming, repeated until he has heard it. */
export const onReleasePromise = job({
  name: 'release-promise',
  load: async (ctx, { paymentId }) => {
    const asked = await loadAsked(ctx, { paymentId, verb: 'release' })
    return asked && { callId: asked.callId, posting: await loadPosting(ctx, asked.payment) }
  },
  ask: ({ posting }, { now }) => releasePromised(posting, now),
  record: async (ctx, { callId }, outcome) => void (await answerCall(ctx, { callId, outcome })),
})
