import { job } from '@/lib/job'
import { expireAssist } from './expire-assist'

/** Looks at an assist at one of its times: answer-by, 24 hours after the friend's signature, 72 after the borrower's. */
export const onExpireAssist = job({
  name: 'expire-assist',
  load: (_, work) => Promise.resolve(work),
  ask: () => Promise.resolve(undefined),
  record: (ctx, work) => expireAssist(ctx, work),
})
