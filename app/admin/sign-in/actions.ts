'use server'

import { action } from '@/lib/action'
import { endSession } from '@/lib/auth/end-session'
import { signInStaffInput, signOutStaffInput } from '@/lib/auth/input'
import { isPasswordLineFull, isPasswordOf } from '@/lib/auth/password'
import { getPasswordHash } from '@/lib/auth/queries'
import { deviceOf } from '@/lib/auth/rules'
import { signInStaff } from '@/lib/auth/sign-in-staff'
import { Refusal } from '@/lib/refusal'
import { closeSessionCookie, openSessionCookie } from '@/lib/session'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'

/** The password is compared here, before any transaction is open: argon2id takes too long to hold one. */
const comparedInput = signInStaffInput.transform(async ({ email, password, totp }) => {
  if (isPasswordLineFull()) throw new Refusal('too_many_attempts')
  const stored = await getPasswordHash(email)
  const isRight = await isPasswordOf(password, stored?.passwordHash)
  return { email, totp, passwordOf: isRight ? stored?.staffId : undefined }
})

/** Opens a colleague's session after e-mail, password and the code of his second factor, all right or one answer. */
export const signIn = action({
  verb: 'sign-in-staff',
  side: 'gate',
  input: comparedInput,
  limits: ({ email }, address) => [
    ['staff_sign_in_by_address', address],
    ['staff_sign_in_by_email', email.toLowerCase()],
  ],
  secret: ['password', 'totp'],
  run: async (ctx, input) => {
    const device = deviceOf((await headers()).get('user-agent') ?? '')
    return signInStaff(ctx, { ...input, wallTime: new Date(), device })
  },
  then: async (answer) => {
    if (!answer.right) return { refused: { code: answer.code } }
    await openSessionCookie('staff', answer.sessionId, answer.staffId)
    redirect('/admin')
  },
})

/** Ends this session of the colleague. */
export const signOut = action({
  verb: 'sign-out',
  side: 'staff',
  may: 'see_overview',
  input: signOutStaffInput,
  run: (ctx) => endSession(ctx, { sessionId: ctx.actor.sessionId }),
  then: async () => {
    await closeSessionCookie('staff')
    redirect('/admin/sign-in')
  },
})
