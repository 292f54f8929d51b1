import { accept, refuse, type Decision } from '@/lib/refusal'

export const CODE_MINUTES = 10
export const CODE_PAUSE_SECONDS = 40
export const SESSION_IDLE_HOURS = 12
export const SESSION_DAYS_MAX = 30
/** NIST SP 800-63B-4: a password of at least 15 characters; no rules of composition. */
export const PASSWORD_LENGTH_MIN = 15
export const PASSWORD_LENGTH_MAX = 200

const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms)

export const codeEndsAt = (now: Date): Date => after(now, CODE_MINUTES * 60_000)
export const sessionEndsAt = (now: Date): Date => after(now, SESSION_DAYS_MAX * 86_400_000)

/** May another code be sent to this phone now? Otherwise in how many seconds. */
export function mayRequestCode(lastSentAt: Date | undefined, now: Date): Decision<true, 'code_too_soon'> {
  const seconds = lastSentAt ? Math.ceil(CODE_PAUSE_SECONDS - (now.getTime() - lastSentAt.getTime()) / 1000) : 0
  return seconds > 0 ? refuse('code_too_soon', { seconds }) : accept(true)
}

export type CodeState = { triesLeft: number; expiresAt: Date; usedAt: Date | null }

/** May this code still be tried? Ten minutes, five tries, once. */
export function mayTryCode(code: CodeState | undefined, now: Date): Decision<true, 'code_expired'> {
  return code && !code.usedAt && code.triesLeft > 0 && code.expiresAt > now ? accept(true) : refuse('code_expired')
}

export type SessionState = { lastSeenAt: Date; expiresAt: Date; endedAt: Date | null }

/** A session lives while it is used at least every 12 hours, and 30 days at most. */
export const isSessionAlive = (session: SessionState, now: Date): boolean =>
  !session.endedAt &&
  session.expiresAt > now &&
  now.getTime() - session.lastSeenAt.getTime() < SESSION_IDLE_HOURS * 3_600_000

/** The step of a 30-second one-time password that this code belongs to, one step of drift either way, later than the last used. */
export function totpStepOf(
  code: string,
  now: Date,
  lastStep: number,
  totpAt: (step: number) => string,
): number | undefined {
  const current = Math.floor(now.getTime() / 30_000)
  return [current - 1, current, current + 1].find((step) => step > lastStep && totpAt(step) === code)
}

export const mayUsePassword = (password: string): Decision<true, 'password_too_short'> => {
  const length = [...password].length
  return length >= PASSWORD_LENGTH_MIN && length <= PASSWORD_LENGTH_MAX ? accept(true) : refuse('password_too_short')
}

/** May a colleague set his credentials by this link? Once, and not after its end or his. */
export const mayTakeStaffLink = (
  link: { usedAt: Date | null; expiresAt: Date },
  colleague: { endedAt: Date | null },
  now: Date,
): Decision<true, 'link_used'> =>
  link.usedAt || link.expiresAt <= now || colleague.endedAt ? refuse('link_used') : accept(true)

/** Why staff end everything that a person has open. */
export const END_REASONS = ['phone_lost', 'phone_stolen', 'number_given_up', 'not_himself'] as const
export type EndReason = (typeof END_REASONS)[number]

/** The first that a browser names counts: one in a chat app names all the others too. */
const SYSTEMS = {
  iPhone: 'iPhone',
  iPad: 'iPad',
  Android: 'Android',
  Windows: 'Windows',
  'Mac OS X': 'Mac',
  Linux: 'Linux',
}
const BROWSERS = {
  MicroMessenger: 'WeChat',
  Alipay: 'Alipay',
  Edg: 'Edge',
  Firefox: 'Firefox',
  Chrome: 'Chrome',
  Safari: 'Safari',
}

const firstNamed = (names: Record<string, string>, text: string): string | undefined =>
  Object.entries(names).find(([sign]) => text.includes(sign))?.[1]

/** What a browser calls itself, cut to a few plain words: "Safari · iPhone". */
export const deviceOf = (userAgent: string): string =>
  [firstNamed(BROWSERS, userAgent), firstNamed(SYSTEMS, userAgent)].filter(Boolean).join(' · ') || '—'
