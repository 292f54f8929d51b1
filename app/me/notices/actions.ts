'use server'

import type { Ctx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { action } from '@/lib/action'
import { idOf } from '@/lib/id'
import { readNoticesInput } from '@/lib/notices/input'
import { readNotices as markRead } from '@/lib/notices/read-notices'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'

async function markShown(ctx: Ctx<Borrower | Friend>, newest: string): Promise<void> {
  const newestId = idOf('notice', newest)
  if (!newestId) throw new Refusal('not_found')
  await markRead(ctx, { newestId })
}

const toNotices = () => Promise.resolve(redirect('/me/notices'))

/** Marks the notices of his own loans that were shown as read. */
export const readNotices = action({
  verb: 'read-notices',
  side: 'borrower',
  input: readNoticesInput,
  run: (ctx, { newest }) => markShown(ctx, newest),
  then: toNotices,
})

/** Marks the notices of his help for others that were shown as read. */
export const readNoticesAsFriend = action({
  verb: 'read-notices',
  side: 'friend',
  input: readNoticesInput,
  run: (ctx, { newest }) => markShown(ctx, newest),
  then: toNotices,
})
