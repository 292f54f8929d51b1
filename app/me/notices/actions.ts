'use server'

import { action } from '@/lib/action'
import { idOf } from '@/lib/id'
import { readNoticesInput } from '@/lib/notices/input'
import { readNotices as markRead } from '@/lib/notices/read-notices'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'

function wanted(shown: string): string {
  const id = idOf('notice', shown)
  if (!id) throw new Refusal('not_found')
  return id
}

const toNotices = () => Promise.resolve(redirect('/me/notices'))

/** Marks the notices of his own loans that were shown as read. */
export const readNotices = action({
  verb: 'read-notices',
  side: 'borrower',
  input: readNoticesInput,
  run: (ctx, { newest }) => markRead(ctx, { newestId: wanted(newest) }),
  then: toNotices,
})

/** Marks the notices of his help for others that were shown as read. */
export const readNoticesAsFriend = action({
  verb: 'read-notices',
  side: 'friend',
  input: readNoticesInput,
  run: (ctx, { newest }) => markRead(ctx, { newestId: wanted(newest) }),
  then: toNotices,
})
