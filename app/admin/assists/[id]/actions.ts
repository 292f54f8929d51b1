'use server'

import { action } from '@/lib/action'
import { idOf } from '@/lib/id'
import { unlockPhoneInput } from '@/lib/invites/input'
import { unlockPhone } from '@/lib/invites/unlock-phone'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'

/** Unlocks a caller's phone on one link; the borrower's side shows nothing of it. */
export const unlock = action({
  verb: 'unlock-invite-phone',
  side: 'staff',
  may: 'unlock_invite_phone',
  input: unlockPhoneInput,
  secret: ['phone'],
  limits: (_, __, { sessionId }) => [['find_person_by_session', sessionId]],
  run: (ctx, { invite, phone }) => {
    const inviteId = idOf('invite', invite)
    if (!inviteId) throw new Refusal('not_found')
    return unlockPhone(ctx, { inviteId, phone })
  },
  then: (_, { assist }) => Promise.resolve(redirect(`/admin/assists/${assist}?unlocked=yes#links`)),
})
