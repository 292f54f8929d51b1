import { job } from '@/lib/job'
import { answerCall, loadAsked, loadPosting } from './load-payment'
import { promiseRepayment } from './ports/lender'

/** Tells the lender that a friend's payment is coming. His no changes nothing here: our book lets the penalty rest all the same. */
export const onPromisePayment = job({
  name: 'promise-payment',
  load: async (ctx, { paymentId }) => {
    const asked = await loadAsked(ctx, { paymentId, verb: 'promise' })
    return asked && { callId: asked.callId, posting: await loadPosting(ctx, asked.payment) }
  },
  ask: ({ posting }, { now }) => promiseRepayment(posting, now),
  record: async (ctx, { callId }, outcome) => void (await answerCall(ctx, { callId, outcome })),
})
