import { accept, refuse, type Decision } from '@/lib/refusal'

export const REVIEW_KINDS = ['friend_identity', 'borrower_identity', 'lender_silent', 'late_repayment'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

/** Money first, then whoever waits on his link, then the rest; and how long each may wait. */
const KINDS: Record<ReviewKind, { rank: number; hours: number }> = {
  lender_silent: { rank: 1, hours: 4 },
  friend_identity: { rank: 2, hours: 4 },
  borrower_identity: { rank: 3, hours: 24 },
  late_repayment: { rank: 4, hours: 72 },
}

export const rankOf = (kind: ReviewKind): number => KINDS[kind].rank
export const dueAtOf = (kind: ReviewKind, now: Date): Date => new Date(now.getTime() + KINDS[kind].hours * 3_600_000)

export const REVIEW_DECISIONS = ['approved', 'refused'] as const
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number]

const IDENTITY_REASONS = {
  approved: ['papers_agree', 'spoke_and_agrees'],
  refused: ['papers_differ', 'not_reached', 'somebody_else', 'suspected_misuse'],
} as const

/** The reasons of each kind and decision; each has its sentence per language. */
export const REVIEW_REASONS: Record<ReviewKind, Record<ReviewDecision, readonly string[]>> = {
  friend_identity: IDENTITY_REASONS,
  borrower_identity: IDENTITY_REASONS,
  lender_silent: { approved: ['lender_confirmed_posting'], refused: ['lender_confirmed_none'] },
  late_repayment: { approved: ['book_it'], refused: ['lender_withdrew_it', 'booked_twice'] },
}

export const NOTE_MIN = 10
export const NOTE_MAX = 500

/** A colleague's note in his own words, long enough to say something. */
export function noteOf(text: string): Decision<string, 'note_missing'> {
  const note = text.trim()
  const length = [...note].length
  return length >= NOTE_MIN && length <= NOTE_MAX ? accept(note) : refuse('note_missing')
}

export type ReviewPosition = {
  state: 'waiting' | 'taken' | 'decided'
  kind: ReviewKind
  takenBy: string | null
  madeBy: string | null
}

/** Whether this colleague may take it up: it waits, and he did not ask for it himself. */
export function mayTake(
  review: Pick<ReviewPosition, 'state' | 'madeBy'>,
  staffId: string,
): Decision<true, 'taken_by_another' | 'own_matter'> {
  if (review.madeBy === staffId) return refuse('own_matter')
  return review.state === 'waiting' ? accept(true) : refuse('taken_by_another')
}

/** Whether this colleague has it in his hands. */
export const holds = (
  review: Pick<ReviewPosition, 'state' | 'takenBy'>,
  staffId: string,
): Decision<true, 'taken_by_another'> =>
  review.state === 'taken' && review.takenBy === staffId ? accept(true) : refuse('taken_by_another')

/** Whether this colleague may decide it so: he has it, did not ask for it himself, and the reason is one of its kind. */
export function mayDecide(
  review: ReviewPosition,
  staffId: string,
  { decision, reasonCode }: { decision: ReviewDecision; reasonCode: string },
): Decision<true, 'taken_by_another' | 'own_matter' | 'reason_unusable'> {
  if (review.madeBy === staffId) return refuse('own_matter')
  const held = holds(review, staffId)
  if (!held.ok) return held
  return REVIEW_REASONS[review.kind][decision].includes(reasonCode) ? accept(true) : refuse('reason_unusable')
}
