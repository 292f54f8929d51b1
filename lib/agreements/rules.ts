import { assert } from '@/lib/assert'
import { addDays, addMonths, daysBetween, type Day } from '@/lib/calendar/day'
import { fen, sumFen, ZERO_FEN, type Fen } from '@/lib/money/fen'
import { formatRate } from '@/lib/money/format'
import { comparableName } from '@/lib/privacy/rules'
import { accept, refuse, type Decision } from '@/lib/refusal'

export const MEANINGS = ['gift', 'loan', 'advance'] as const
export type Meaning = (typeof MEANINGS)[number]

/** What both agree on: a gift is not repaid, a loan in monthly parts, an advance in full by a day. */
export type Terms =
  | { meaning: 'gift' }
  | { meaning: 'loan'; months: number; firstOn: Day; rateBps: number }
  | { meaning: 'advance'; byOn: Day }

/** A published one-year loan prime rate, from the day on which it was published. */
export type Lpr = { effectiveOn: Day; rateBps: number; source: string }

/** Interest between friends with all that comes on top is at most 4 × the one-year LPR of the contract's day (private-lending provisions 25). */
export const capBpsOf = (lpr: Lpr): number => 4 * lpr.rateBps

export const LPR_DAYS_MAX = 60

/** Whether a rate may be written at all: the newest LPR that we have is at most 60 days old, else nobody knows today's cap. */
export const isRateOffered = (lpr: Lpr, today: Day): boolean =>
  lpr.effectiveOn <= today && daysBetween(lpr.effectiveOn, today) <= LPR_DAYS_MAX

export const LOAN_MONTHS_MAX = 36
/** A loan's first day, or an advance's day, lies at most so many months after the last day on which the contract can be paid. */
export const STARTS_WITHIN_MONTHS = 12

/** The days from which the first repayment may be chosen: after the money was posted, whenever it is paid. */
export const repaymentDaysOf = (lastPayableOn: Day): { earliest: Day; latest: Day } => ({
  earliest: addDays(lastPayableOn, 1),
  latest: addMonths(lastPayableOn, STARTS_WITHIN_MONTHS),
})

type TermsRefusal =
  | 'months_out_of_range'
  | 'first_day_out_of_range'
  | 'by_day_out_of_range'
  | 'rate_not_offered'
  | 'rate_above_cap'
  | 'parts_too_small'

/** Whether the friend may propose these terms for an ask of at most `maximumFen`, payable until `lastPayableOn`. */
export function mayPropose(
  terms: Terms,
  at: { today: Day; lastPayableOn: Day; maximumFen: Fen; lpr: Lpr },
): Decision<Terms, TermsRefusal> {
  if (terms.meaning === 'gift') return accept(terms)
  const days = repaymentDaysOf(at.lastPayableOn)
  const isWithin = (on: Day) => on >= days.earliest && on <= days.latest
  if (terms.meaning === 'advance') return isWithin(terms.byOn) ? accept(terms) : refuse('by_day_out_of_range', days)
  const { months, firstOn, rateBps } = terms
  if (!Number.isInteger(months) || months < 1 || months > LOAN_MONTHS_MAX) {
    return refuse('months_out_of_range', { most: LOAN_MONTHS_MAX })
  }
  if (!isWithin(firstOn)) return refuse('first_day_out_of_range', days)
  if (at.maximumFen < BigInt(months)) return refuse('parts_too_small')
  const rate = mayChargeRate(rateBps, at.lpr, at.today)
  return rate.ok ? accept(terms) : rate
}

/** Whether this yearly rate may stand in a contract of today (private-lending provisions 25; Civil Code 680). */
export function mayChargeRate(
  rateBps: number,
  lpr: Lpr,
  today: Day,
): Decision<number, 'rate_not_offered' | 'rate_above_cap'> {
  assert(Number.isInteger(rateBps) && rateBps >= 0, 'a rate is in whole basis points')
  if (rateBps === 0) return accept(rateBps)
  if (!isRateOffered(lpr, today)) return refuse('rate_not_offered')
  return rateBps <= capBpsOf(lpr) ? accept(rateBps) : refuse('rate_above_cap', { cap: formatRate(capBpsOf(lpr)) })
}

/** One repayment to the friend. */
export type PlanPart = { number: number; dueOn: Day; principalFen: Fen; interestFen: Fen }

/** Simple interest by days on a year of 365 days. Rounded down: no sum of parts may come above the rate. */
const interestOver = (principalFen: bigint, rateBps: number, days: number): Fen =>
  fen((principalFen * BigInt(rateBps) * BigInt(days)) / 3_650_000n)

/** The days on which a repayment is due; none for a gift. A month without the day takes its last one. */
export function dueDaysOf(terms: Terms): Day[] {
  switch (terms.meaning) {
    case 'gift':
      return []
    case 'advance':
      return [terms.byOn]
    case 'loan':
      return Array.from({ length: terms.months }, (_, index) => addMonths(terms.firstOn, index))
  }
}

/**
 * What is due back of an amount posted on `startedOn`, to the fen: equal parts of it, the rest on the last day, and with each the
 * interest since the day before it on what was still unpaid. Principal is what was really paid (private-lending provisions 26).
 */
export function planOf(terms: Terms, amountFen: Fen, startedOn: Day): PlanPart[] {
  assert(amountFen > 0n, 'a plan is for an amount')
  const days = dueDaysOf(terms)
  const rateBps = terms.meaning === 'loan' ? terms.rateBps : 0
  const equalFen = amountFen / BigInt(Math.max(days.length, 1))
  let balanceFen: bigint = amountFen
  return days.map((dueOn, index) => {
    const from = days[index - 1] ?? startedOn
    const interestFen = interestOver(balanceFen, rateBps, Math.max(0, daysBetween(from, dueOn)))
    const principalFen = fen(index === days.length - 1 ? balanceFen : equalFen)
    balanceFen -= principalFen
    return { number: index + 1, dueOn, principalFen, interestFen }
  })
}

export const planTotalOf = (plan: readonly PlanPart[]): Fen =>
  plan.length === 0 ? ZERO_FEN : sumFen(plan.map((part) => part.principalFen + part.interestFen))

/** Three years from the last day on which something was due (Civil Code 188, 189); a gift leaves nothing to claim. */
export function limitationOnOf(terms: Terms): Day | undefined {
  const last = dueDaysOf(terms).at(-1)
  return last && addMonths(last, 36)
}

export const SIGN_HOURS = 24
export const PAY_HOURS = 72
const HOUR = 3_600_000

/** Until when the borrower may sign what the friend signed now; and until when it can be paid once both did (flow.md 1). */
export const signByOf = (now: Date): Date => new Date(now.getTime() + SIGN_HOURS * HOUR)
export const payByOf = (now: Date): Date => new Date(now.getTime() + PAY_HOURS * HOUR)

export const MEANING_ANSWERS_MAX = 2

export type DraftState = { state: 'drafted' | 'matched'; meaning: Meaning; meaningAnswers: number }

/**
 * Whether the friend may (again) say how he means it: once, and once more after a mismatch. After a match the kind stands, its
 * terms may still be changed, which counts as no answer.
 */
export function mayStateMeaning(
  draft: DraftState | undefined,
  meaning: Meaning,
): Decision<'answer' | 'terms', 'meaning_settled' | 'meaning_answered_twice'> {
  if (!draft) return accept('answer')
  if (draft.state === 'matched') return draft.meaning === meaning ? accept('terms') : refuse('meaning_settled')
  return draft.meaningAnswers < MEANING_ANSWERS_MAX ? accept('answer') : refuse('meaning_answered_twice')
}

/** Letters and digits that nobody confuses when he reads them out (Crockford's base 32). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A number for people, A-2612-7K2M9XQ4: month, then 40 random bits of a new id. Not counted on: a gap would tell of other drafts. */
export function numberOf(on: Day, id: string): string {
  const bits = BigInt(`0x${id.replaceAll('-', '').slice(-10)}`)
  const signs = Array.from({ length: 8 }, (_, index) => SIGNS.charAt(Number((bits >> BigInt(35 - 5 * index)) & 31n)))
  return `A-${on.slice(2, 4)}${on.slice(5, 7)}-${signs.join('')}`
}

export type Question = { id: string; right: string }
export type QuizEntry = { question: string; answer: string; right: boolean }

/** Every answer is kept; a row holds this many at most. */
export const QUIZ_ANSWERS_MAX = 60

/** The questions that still have no right answer, in their order. */
export const openQuestionsOf = <Q extends Question>(questions: readonly Q[], answers: readonly QuizEntry[]): Q[] =>
  questions.filter(({ id }) => !answers.some(({ question, right }) => right && question === id))

export const SIGNING_CONSENTS = ['share_with_borrower', 'contract', 'electronic_signature'] as const

export const SIGNATURE_METHODS = ['typed', 'drawn', 'code'] as const
export type SignatureMethod = (typeof SIGNATURE_METHODS)[number]

/** A signature as it is made: the full name typed, strokes drawn (points from 0 to 1), or the fresh one-time code alone. */
export type Mark =
  { method: 'typed'; name: string } | { method: 'drawn'; strokes: [number, number][][] } | { method: 'code' }

/** Whether this mark is a signature of the person of this name. */
export function mayMark(mark: Mark, fullName: string): Decision<Mark, 'signature_name_differs' | 'signature_empty'> {
  switch (mark.method) {
    case 'typed':
      return comparableName(mark.name) === comparableName(fullName) ? accept(mark) : refuse('signature_name_differs')
    case 'drawn':
      return mark.strokes.some((stroke) => stroke.length >= 2) ? accept(mark) : refuse('signature_empty')
    case 'code':
      return accept(mark)
  }
}

/** Where an agreement stands for the borrower who may sign it. */
export type AgreementPosition = { state: string; signBy: Date; textHash: string }

/** Whether the borrower may sign this text now: the friend's signature waits for 24 hours. */
export function maySignAsBorrower(
  agreement: AgreementPosition,
  textHash: string,
  now: Date,
): Decision<true, 'signed_already' | 'agreement_over' | 'contract_changed'> {
  if (agreement.state === 'in_force' || agreement.state === 'performed') return refuse('signed_already')
  if (agreement.state !== 'signed' || agreement.signBy <= now) return refuse('agreement_over')
  return agreement.textHash === textHash ? accept(true) : refuse('contract_changed')
}
