import { GATE, type Borrower, type Friend, type Staff } from '@/lib/access/rules'
import { getLiveSession, type LiveSession } from '@/lib/auth/queries'
import { SESSION_DAYS_MAX } from '@/lib/auth/rules'
import { touchSession } from '@/lib/auth/touch-session'
import { env } from '@/lib/env'
import { decode, encode } from 'next-auth/jwt'
import { cookies } from 'next/headers'
import { inTransaction, type Tx } from '@/db/transaction'

/** Two realms that never accept each other's token: own cookie, own secret. The token holds two ids; the row decides. */
const REALMS = {
  person: { cookie: '__Host-banghuan', secret: () => env().AUTH_SECRET },
  staff: { cookie: '__Host-banghuan-staff', secret: () => env().STAFF_AUTH_SECRET },
} as const

export type Realm = keyof typeof REALMS

const MAX_AGE = SESSION_DAYS_MAX * 86_400
const COOKIE = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const

/** Sets the realm's cookie to this session; only from an action or a route handler. */
export async function openSessionCookie(realm: Realm, sessionId: string, ownerId: string): Promise<void> {
  const { cookie, secret } = REALMS[realm]
  const token = await encode({ token: { sub: ownerId, sid: sessionId }, secret: secret(), maxAge: MAX_AGE })
  ;(await cookies()).set(cookie, token, { ...COOKIE, maxAge: MAX_AGE })
}

export async function closeSessionCookie(realm: Realm): Promise<void> {
  ;(await cookies()).set(REALMS[realm].cookie, '', { ...COOKIE, maxAge: 0 })
}

async function liveSessionOf(realm: Realm, gate?: Tx): Promise<{ session: LiveSession; now: Date } | undefined> {
  const { cookie, secret } = REALMS[realm]
  const value = (await cookies()).get(cookie)?.value
  if (!value) return undefined
  const token = await decode({ token: value, secret: secret() }).catch(() => null)
  if (typeof token?.sid !== 'string' || typeof token.sub !== 'string') return undefined
  const found = await getLiveSession(token.sid, gate)
  if (!found || (found.session.personId ?? found.session.staffId) !== token.sub) return undefined
  if (!gate) await touch(found)
  return found
}

const TOUCH_MS = 5 * 60_000

/** Notes that the session is in use, at most every five minutes: twelve idle hours end it. */
async function touch({ session, now }: { session: LiveSession; now: Date }): Promise<void> {
  if (now.getTime() - session.lastSeenAt.getTime() < TOUCH_MS) return
  await inTransaction(GATE, 'session', (ctx) => touchSession(ctx, { sessionId: session.id }))
}

/** The signed-in person as a borrower, or nothing; inside the gate's own transaction where an act of his touches its tables. */
export async function borrowerOf(gate?: Tx): Promise<Borrower | undefined> {
  const found = await liveSessionOf('person', gate)
  if (found?.session.kind !== 'person' || !found.session.personId) return undefined
  const { id: sessionId, personId, steppedUpAt } = found.session
  return { side: 'borrower', personId, sessionId, steppedUpAt }
}

/** The same signed-in person as somebody's friend: /me/helped and the claims he holds. */
export async function helperOf(): Promise<Friend | undefined> {
  const borrower = await borrowerOf()
  return borrower && { ...borrower, side: 'friend' }
}

/** The signed-in colleague, or nothing. */
export async function staffOf(): Promise<(Staff & { name: string }) | undefined> {
  const found = await liveSessionOf('staff')
  if (found?.session.kind !== 'staff' || !found.session.staffId || !found.session.role) return undefined
  const { id: sessionId, staffId, role, steppedUpAt, staffName } = found.session
  return { side: 'staff', staffId, role, sessionId, steppedUpAt, name: staffName ?? '' }
}
