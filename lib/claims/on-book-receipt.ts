import { job } from '@/lib/job'
import { bookReceipt } from './book-receipt'

/** Books what a friend recorded. Nothing outside is asked. */
export const onBookReceipt = job({
  name: 'book-receipt',
  load: (_, work) => Promise.resolve(work),
  ask: () => Promise.resolve(undefined),
  record: (ctx, work) => bookReceipt(ctx, work),
})
