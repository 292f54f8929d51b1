import { fen, type Fen } from '@/lib/money/fen'

/** The moves of an invite (what the borrower may know) and of a visit (the friend's side); the database refuses any other. */
export const INVITE_MOVES = [
  ['', 'open'],
  ['open', 'agreed'],
  ['open', 'ended'],
  ['agreed', 'paid'],
  ['agreed', 'ended'],
] as const

export type InviteFacts = { state: 'open' | 'agreed' | 'paid' | 'ended'; answerBy: Date }

/** Whether a link opens nothing any more: withdrawn, ended, or past its answer-by without a signature. One page says so for all. */
export const isLinkDead = (invite: InviteFacts, now: Date): boolean =>
  invite.state === 'ended' || (invite.state === 'open' && invite.answerBy <= now)

const RANGES_YUAN = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000] as const

/** The range that is shown before identification: "within 500 yuan". The maximum decides, so that it never changes from day to day. */
export function rangeOf(maximumFen: Fen): Fen {
  const yuan = RANGES_YUAN.find((top) => BigInt(top) * 100n >= maximumFen)
  return fen(BigInt(yuan ?? RANGES_YUAN[RANGES_YUAN.length - 1]!) * 100n)
}
