import { inTransaction } from '@/db/transaction'
import { GATE, type Friend } from '@/lib/access/rules'
import { getLiveSession } from '@/lib/auth/queries'
import { openInviteSession } from '@/lib/auth/open-invite-session'
import { env } from '@/lib/env'
import { newId } from '@/lib/id'
import { decode, encode } from 'next-auth/jwt'
import { cookies } from 'next/headers'

/** A link lives 7 days, a signature waits a day, a payment three: no invite's cookie is of use for longer. */
const MAX_AGE = 12 * 86_400
const COOKIE = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const

/** One cookie per invite, named by the end of its id: a browser may hold several links. */
const cookieOf = (inviteId: string): string => `__Host-invite-${inviteId.slice(-12)}`

/**
 * Sets the cookie of an invite: this browser opened the link (its visit), and, once a person was identified on it, his session.
 * Only from an action or a route handler. The link's token itself is in no cookie.
 */
export async function openInviteCookie(inviteId: string, visitId: string, sessionId?: string): Promise<void> {
  const token = await encode({
    token: { inv: inviteId, vis: visitId, ...(sessionId && { sid: sessionId }) },
    secret: env().AUTH_SECRET,
    maxAge: MAX_AGE,
  })
  ;(await cookies()).set(cookieOf(inviteId), token, { ...COOKIE, maxAge: MAX_AGE })
}

type TakenBy = { personId: string; inviteId: string; visitId: string; provenAt: Date; device: string }

/** Opens the session of whoever took the link, and names it in this browser's cookie of the invite. */
export async function openSessionOnInvite({ visitId, ...taken }: TakenBy): Promise<void> {
  const { sessionId } = await inTransaction(GATE, newId(), (ctx) => openInviteSession(ctx, taken))
  await openInviteCookie(taken.inviteId, visitId, sessionId)
}

/** Whoever holds this invite's cookie, as a friend: nobody yet, or the person who was identified on it. */
export async function friendOf(inviteId: string): Promise<Friend | undefined> {
  const value = (await cookies()).get(cookieOf(inviteId))?.value
  if (!value) return undefined
  const token = await decode({ token: value, secret: env().AUTH_SECRET }).catch(() => null)
  if (token?.inv !== inviteId || typeof token.vis !== 'string') return undefined
  const nobody: Friend = {
    side: 'friend',
    personId: undefined,
    inviteId,
    visitId: token.vis,
    sessionId: token.vis,
    steppedUpAt: new Date(0),
  }
  if (typeof token.sid !== 'string') return nobody
  const found = await getLiveSession(token.sid)
  if (found?.session.kind !== 'invite' || found.session.inviteId !== inviteId || !found.session.personId) return nobody
  const { id: sessionId, personId, steppedUpAt } = found.session
  return { ...nobody, personId, sessionId, steppedUpAt }
}
