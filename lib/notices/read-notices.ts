import type { Ctx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { Refusal } from '@/lib/refusal'
import { hasNotice, markNoticesRead } from './store'

/**
 * Marks what the actor was shown as read: his notices up to and including the newest on his page, so that one which came since
 * stays unread; a newest that is not his is not found. No audit row: it decides nothing.
 */
export async function readNotices(ctx: Ctx<Borrower | Friend>, input: { newestId: string }): Promise<void> {
  const { personId, side } = ctx.actor
  if (!personId) throw new Refusal('not_signed_in')
  if (!(await hasNotice(ctx.tx, input.newestId, { personId, side }))) throw new Refusal('not_found')
  await markNoticesRead(ctx.tx, { personId, side, newestId: input.newestId, now: ctx.now })
}
