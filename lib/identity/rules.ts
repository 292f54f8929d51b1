import { addDays } from '@/lib/calendar/day'
import { dayOf, instantAt, timeOf } from '@/lib/calendar/shanghai'
import { accept, refuse, type Decision } from '@/lib/refusal'

/** What the identity provider says of a name, a number and a phone. */
export const PROVIDER_ANSWERS = ['agree', 'mismatch', 'phone_not_theirs', 'needs_person', 'unavailable'] as const
export type ProviderAnswer = (typeof PROVIDER_ANSWERS)[number]

export type CheckAnswer = ProviderAnswer | 'not_the_borrower' | 'refused'

/** A borrower who failed so often is looked at by a person; a friend may try so often on one link. */
export const BORROWER_FAILURES_MAX = 3
export const FRIEND_FAILURES_MAX = 5

/** How often the provider is asked, with growing pauses, before a person looks instead. */
export const PROVIDER_ATTEMPTS_MAX = 6

/** Which answers count as a failure of the one who asked. */
export const FAILURES: readonly CheckAnswer[] = ['mismatch', 'phone_not_theirs', 'not_the_borrower', 'refused']

export type CheckPosition = { answer: CheckAnswer | null; answeredAt: Date | null }

/** asked: the provider has it · with_person: a colleague looks · answered: its words are wiped. */
export type CheckState = 'asked' | 'with_person' | 'answered'

export const stateOf = ({ answer, answeredAt }: CheckPosition): CheckState =>
  answeredAt ? 'answered' : answer ? 'with_person' : 'asked'

/** Whether another check may be asked for, given the earlier ones of this visit or this borrower. */
export function mayRequestCheck(
  earlier: readonly CheckPosition[],
  side: 'borrower' | 'friend',
): Decision<true, 'identity_pending' | 'identity_done' | 'too_many_attempts'> {
  if (earlier.some((check) => stateOf(check) !== 'answered')) return refuse('identity_pending')
  if (earlier.some(({ answer }) => answer === 'agree')) return refuse('identity_done')
  return side === 'friend' && failuresOf(earlier) >= FRIEND_FAILURES_MAX ? refuse('too_many_attempts') : accept(true)
}

export const failuresOf = (checks: readonly CheckPosition[]): number =>
  checks.filter(({ answer }) => answer !== null && FAILURES.includes(answer)).length

/** What becomes of a check at an answer: it is answered, or a person looks. */
export type Outcome = 'answered' | 'person'

/**
 * A provider that cannot say, somebody we have blocked, and a borrower's third failure in a row are for a person; everything else
 * stands as the provider said it.
 */
export function outcomeOf(
  answer: CheckAnswer,
  facts: { side: 'borrower' | 'friend'; failuresBefore: number; isBlocked: boolean },
): Outcome {
  if (answer === 'needs_person' || answer === 'unavailable') return 'person'
  if (answer === 'agree') return facts.isBlocked ? 'person' : 'answered'
  const isThird = (facts.failuresBefore + 1) % BORROWER_FAILURES_MAX === 0
  return facts.side === 'borrower' && isThird ? 'person' : 'answered'
}

/** Until when a person looks: within four hours of the day, else by noon of the next morning. A time to be kept, shown as it is. */
export function lookByOf(now: Date): Date {
  const time = timeOf(now)
  if (time < '08:00') return instantAt(dayOf(now), '12:00')
  if (time < '18:00') return new Date(now.getTime() + 4 * 3_600_000)
  return instantAt(addDays(dayOf(now), 1), '12:00')
}
