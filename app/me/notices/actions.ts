'use server'

import { action } from '@/lib/action'
import { idOf } from '@/lib/id'
import { readNoticesInput } from '@/lib/notices/input'
import { readNotices as markRead } from '@/lib/notices/read-notices'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'

/** Marks the notices that were shown as read. */
export const readNotices = action({
  verb: 'read-notices',
  side: 'borrower',
  input: readNoticesInput,
  run: async (ctx, { newest }) => {
    const newestId = idOf('notice', newest)
    if (!newestId) throw new Refusal('not_found')
    await markRead(ctx, { newestId })
  },
  then: () => Promise.resolve(redirect('/me/notices')),
})
