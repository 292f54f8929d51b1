'use server'

import { action } from '@/lib/action'
import { requestCodeInput, signInInput } from '@/lib/auth/input'
import { requestCode as sendCode } from '@/lib/auth/request-code'
import { deviceOf } from '@/lib/auth/rules'
import { signIn as openSession, type SignedIn } from '@/lib/auth/sign-in'
import type { CodeAnswer } from '@/lib/auth/try-code'
import { dropPendingPhone, keepPendingPhone, pendingPhone } from '@/lib/pending-phone'
import { openSessionCookie } from '@/lib/session'
import { getLocale } from 'next-intl/server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'

/** Sends a code to whoever has this phone; the answer is the same for every number. */
export const requestCode = action({
  verb: 'request-code',
  side: 'gate',
  input: requestCodeInput,
  limits: ({ phone }, address) => [
    ['code_by_address', address],
    ['code_by_phone', phone],
  ],
  run: async (ctx, { phone }) => {
    await sendCode(ctx, { phone, locale: await getLocale() })
  },
  then: async (_, { phone }) => {
    await keepPendingPhone(phone)
    redirect('/sign-in/code')
  },
})

/** Opens a session after the right code of the phone that this browser asked one for. */
export const signIn = action({
  verb: 'sign-in',
  side: 'gate',
  input: signInInput,
  limits: (_, address) => [['sign_in_by_address', address]],
  secret: ['code'],
  run: async (ctx, { code }): Promise<SignedIn | Extract<CodeAnswer, { right: false }>> => {
    const phone = await pendingPhone()
    if (!phone) return { right: false, code: 'code_expired' }
    return openSession(ctx, { phone, code, device: deviceOf((await headers()).get('user-agent') ?? '') })
  },
  then: async (answer) => {
    if (!answer.right) return { refused: { code: answer.code, params: answer.params } }
    await openSessionCookie('person', answer.sessionId, answer.personId)
    await dropPendingPhone()
    redirect('/me')
  },
})
