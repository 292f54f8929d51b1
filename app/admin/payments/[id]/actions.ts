'use server'

import { action } from '@/lib/action'
import { idOf } from '@/lib/id'
import { askAgain } from '@/lib/payments/ask-again'
import { askAgainInput } from '@/lib/payments/input'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'

/** Asks the parties beyond us about a payment now, instead of when its turn comes. */
export const askOutsideAgain = action({
  verb: 'ask-again',
  side: 'staff',
  may: 'ask_channel_again',
  input: askAgainInput,
  run: (ctx, { payment }) => {
    const paymentId = idOf('payment', payment)
    if (!paymentId) throw new Refusal('not_found')
    return askAgain(ctx, { paymentId })
  },
  then: (_, { payment }) => Promise.resolve(redirect(`/admin/payments/${payment}?asked=yes#calls`)),
})
