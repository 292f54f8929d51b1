import type { Ctx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { Refusal } from '@/lib/refusal'
import { markNoticesRead } from './store'

/**
 * Marks what the actor was shown as read: his notices up to and including the newest on his page, so that one which came since
 * stays unread. No audit row: it decides nothing.
 */
export async function readNotices(ctx: Ctx<Borrower | Friend>, input: { newestId: string }): Promise<void> {
  const { personId, side } = ctx.actor
  if (!personId) throw new Refusal('not_signed_in')
  await markNoticesRead(ctx.tx, { personId, side, newestId: input.newestId, now: ctx.now })
}
