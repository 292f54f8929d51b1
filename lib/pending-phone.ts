import { CODE_MINUTES } from '@/lib/auth/rules'
import { env } from '@/lib/env'
import { decode, encode } from 'next-auth/jwt'
import { cookies } from 'next/headers'

/** Salted apart from the sessions' tokens, so that neither is ever taken for the other. */
const PENDING = { cookie: '__Host-banghuan-phone', salt: 'pending phone' } as const
const MAX_AGE = CODE_MINUTES * 60
const COOKIE = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const

/** Carries the phone to which a code went to the page that asks for the code: sealed, in no address and no page. */
export async function keepPendingPhone(phone: string): Promise<void> {
  const token = await encode({ token: { phone }, secret: env().AUTH_SECRET, salt: PENDING.salt, maxAge: MAX_AGE })
  ;(await cookies()).set(PENDING.cookie, token, { ...COOKIE, maxAge: MAX_AGE })
}

/** The phone that waits for its code in this browser, for ten minutes. */
export async function pendingPhone(): Promise<string | undefined> {
  const value = (await cookies()).get(PENDING.cookie)?.value
  if (!value) return undefined
  const token = await decode({ token: value, secret: env().AUTH_SECRET, salt: PENDING.salt }).catch(() => null)
  return typeof token?.phone === 'string' ? token.phone : undefined
}

export async function dropPendingPhone(): Promise<void> {
  ;(await cookies()).set(PENDING.cookie, '', { ...COOKIE, maxAge: 0 })
}
