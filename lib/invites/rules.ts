import { assert } from '@/lib/assert'
import type { Ask } from '@/lib/loans/rules'
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

export const VISIT_MOVES = [
  ['', 'opened'],
  ['opened', 'taken'],
  ['opened', 'locked'],
  ['opened', 'declined'],
  ['opened', 'pressured'],
  ['taken', 'opened'],
  ['taken', 'declined'],
  ['taken', 'pressured'],
  ['declined', 'opened'],
  ['declined', 'taken'],
] as const

/** At most so many phones of one invite get a code; later ones silently get none (flow.md 2.2). */
export const PHONES_MAX = 10
export const WRONG_CODES_MAX = 5
export const WRONG_NAMES_MAX = 3

export type PhoneTries = { wrongCodes: number; wrongNames: number }

/** A phone that missed too often keeps the same text on this invite, whatever it types then. */
export const isShutOut = ({ wrongCodes, wrongNames }: PhoneTries): boolean =>
  wrongCodes >= WRONG_CODES_MAX || wrongNames >= WRONG_NAMES_MAX

/** Name and spoken code are judged together: one answer for any miss. */
export function judge(
  tries: PhoneTries,
  right: { name: boolean; code: boolean },
): { isRight: boolean; tries: PhoneTries } {
  const { wrongCodes, wrongNames } = tries
  if (isShutOut(tries)) return { isRight: false, tries: { wrongCodes, wrongNames } }
  return {
    isRight: right.name && right.code,
    tries: {
      wrongCodes: wrongCodes + (right.code ? 0 : 1),
      wrongNames: wrongNames + (right.name ? 0 : 1),
    },
  }
}

/** The answers to the three safety questions, and where they lead: on, to the calm end, or to help. */
export const SPOKE = ['heard', 'text_only', 'not_sure'] as const
export type Safety = { spoke: (typeof SPOKE)[number]; hurried: 'yes' | 'no'; own: 'yes' | 'no' }

export function afterSafety({ hurried, own }: Safety): 'pressured' | 'own_money' | 'who' {
  if (hurried === 'yes') return 'pressured'
  return own === 'no' ? 'own_money' : 'who'
}

/** What is known of an identified person before he may take a link. Any "no" looks like a dead link (flow.md 2.3). */
export type TakeFacts = {
  isBorrower: boolean
  saidNever: boolean
  refusedLately: boolean
  takenByOther: boolean
}

export const mayTake = ({ isBorrower, saidNever, refusedLately, takenByOther }: TakeFacts): boolean =>
  !isBorrower && !saidNever && !refusedLately && !takenByOther

/** An ask as it was fixed: its instalments by number, or its sum. */
export function askOfRow(row: { firstNumber: number | null; lastNumber: number | null; amountFen: Fen | null }): Ask {
  const { firstNumber, lastNumber, amountFen } = row
  if (amountFen !== null) return { kind: 'amount', amountFen }
  assert(firstNumber !== null && lastNumber !== null, 'an ask names instalments or an amount')
  const numbers = Array.from({ length: lastNumber - firstNumber + 1 }, (_, index) => firstNumber + index)
  return { kind: 'instalments', numbers }
}
