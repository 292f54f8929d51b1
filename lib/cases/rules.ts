import { accept, refuse, type Decision } from '@/lib/refusal'

export const CASE_KINDS = ['pressure', 'not_me', 'dispute', 'call'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** A person in need first; and how long each kind may wait for its first answer. */
const KINDS: Record<CaseKind, { rank: number; hours: number }> = {
  pressure: { rank: 1, hours: 2 },
  not_me: { rank: 1, hours: 2 },
  dispute: { rank: 3, hours: 5 * 24 },
  call: { rank: 4, hours: 24 },
}

export const rankOf = (kind: CaseKind): number => KINDS[kind].rank
export const dueAtOf = (kind: CaseKind, now: Date): Date => new Date(now.getTime() + KINDS[kind].hours * 3_600_000)

/** The reasons with which a case of each kind is closed; each has its sentence per language. */
export const CASE_REASONS: Record<CaseKind, readonly string[]> = {
  pressure: ['spoke_and_safe', 'passed_to_police', 'not_reached', 'no_sign_of_it'],
  not_me: ['sessions_ended', 'phone_replaced', 'was_himself', 'passed_to_police'],
  dispute: ['explained', 'corrected', 'passed_to_lender', 'unfounded'],
  call: ['answered', 'passed_on'],
}

/** Who rang, and about what: a call is kept as codes, what was said is told to the colleague who takes it up. */
export const CALLERS = ['himself', 'friend', 'lender', 'authority', 'unknown'] as const
export type Caller = (typeof CALLERS)[number]
export const CALL_TOPICS = ['link', 'payment', 'contract', 'repayment', 'phone_lost', 'privacy', 'complaint'] as const
export type CallTopic = (typeof CALL_TOPICS)[number]

export type CasePosition = {
  state: 'waiting' | 'taken' | 'decided' | 'escalated'
  kind: CaseKind
  takenBy: string | null
  madeBy: string | null
}

/** Whether this colleague may take it up: it waits or was escalated by another. Who opened it may work on it, not close it. */
export function mayTake(
  one: Pick<CasePosition, 'state' | 'takenBy'>,
  staffId: string,
): Decision<true, 'taken_by_another' | 'own_matter'> {
  if (one.state === 'escalated') return one.takenBy === staffId ? refuse('own_matter') : accept(true)
  return one.state === 'waiting' ? accept(true) : refuse('taken_by_another')
}

/** Whether this colleague has it in his hands. */
export const holds = (
  one: Pick<CasePosition, 'state' | 'takenBy'>,
  staffId: string,
): Decision<true, 'taken_by_another'> =>
  one.state === 'taken' && one.takenBy === staffId ? accept(true) : refuse('taken_by_another')

/** Whether this colleague may close it so: he has it, did not open it himself, and the reason is one of its kind. */
export function mayClose(
  one: CasePosition,
  staffId: string,
  reasonCode: string,
): Decision<true, 'taken_by_another' | 'own_matter' | 'reason_unusable'> {
  if (one.madeBy === staffId) return refuse('own_matter')
  const held = holds(one, staffId)
  if (!held.ok) return held
  return CASE_REASONS[one.kind].includes(reasonCode) ? accept(true) : refuse('reason_unusable')
}
