'use server'

import { action } from '@/lib/action'
import { idOf } from '@/lib/id'
import { takeBackRefusal } from '@/lib/invites/decline-invite'
import { refusalInput } from '@/lib/invites/input'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'

/** Takes back "never" or "not now" towards one borrower. */
export const takeBack = action({
  verb: 'take-back-refusal',
  side: 'friend',
  input: refusalInput,
  run: async (ctx, { refusal }) => {
    const refusalId = idOf('refusal', refusal)
    if (!refusalId) throw new Refusal('not_found')
    await takeBackRefusal(ctx, { refusalId })
  },
  then: () => Promise.resolve(redirect('/me/privacy')),
})
