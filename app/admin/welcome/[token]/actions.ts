'use server'

import { action } from '@/lib/action'
import { takeStaffLinkInput } from '@/lib/auth/input'
import { hashPassword, isPasswordLineFull } from '@/lib/auth/password'
import { takeStaffLink } from '@/lib/auth/take-staff-link'
import { totpSecretOfLink } from '@/lib/privacy/cipher'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'

/** The password is hashed here, before any transaction is open: argon2id takes too long to hold one. */
const hashedInput = takeStaffLinkInput.transform(async ({ token, password, totp }) => {
  if (isPasswordLineFull()) throw new Refusal('too_many_attempts')
  return { token, totp, passwordHash: await hashPassword(password) }
})

/** Sets a new colleague's password and second factor, by his one-time link. */
export const setCredentials = action({
  verb: 'take-staff-link',
  side: 'gate',
  input: hashedInput,
  limits: (_, address) => [['staff_sign_in_by_address', address]],
  secret: ['token', 'password', 'totp'],
  run: (ctx, { token, totp, passwordHash }) => {
    const totpSecret = totpSecretOfLink(token).toString('base64')
    return takeStaffLink(ctx, { token, totp, passwordHash, totpSecret, wallTime: new Date() })
  },
  then: (answer) =>
    Promise.resolve(answer.right ? redirect('/admin/sign-in') : { refused: { code: 'totp_wrong' as const } }),
})
