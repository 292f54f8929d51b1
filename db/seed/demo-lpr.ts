import { WORKER } from '@/lib/access/rules'
import { enterLpr } from '@/lib/agreements/enter-lpr'
import { assert } from '@/lib/assert'
import { addMonths, type Day } from '@/lib/calendar/day'
import { env } from '@/lib/env'
import { newId } from '@/lib/id'
import { inTransaction } from '../transaction'

/** The last day on which a rate would have been published: the 20th of this month, or of the one before. */
export const lastPublicationOf = (today: Day): Day => {
  const thisMonth = addMonths(today, 0, 20)
  return thisMonth <= today ? thisMonth : addMonths(today, -1, 20)
}

/**
 * Enters a loan prime rate of today for the demo, named as what it is, so that interest between friends can be shown: the newest
 * real one on record is too old for that, and none is invented for production.
 */
export async function seedDemoLpr(today: Day): Promise<void> {
  assert(env().MODE !== 'production', 'only demo and test have a made-up rate')
  const lpr = { effectiveOn: lastPublicationOf(today), rateBps: 300, source: '演示数据' }
  await inTransaction(WORKER, newId(), (ctx) => enterLpr(ctx, lpr))
}
