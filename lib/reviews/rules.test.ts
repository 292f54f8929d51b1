import { describe, expect, it } from 'vitest'
import {
  dueAtOf,
  mayDecide,
  mayTake,
  noteOf,
  rankOf,
  REVIEW_DECISIONS,
  REVIEW_KINDS,
  REVIEW_REASONS,
  type ReviewPosition,
} from './rules'

const codeOf = (decision: { ok: true } | { ok: false; code: string }) => (decision.ok ? 'ok' : decision.code)
const taken: ReviewPosition = { state: 'taken', kind: 'friend_identity', takenBy: 'me', madeBy: null }

describe('taking a review', () => {
  it.each([
    ['that waits', { state: 'waiting' as const, madeBy: null }, 'ok'],
    ['that somebody has', { state: 'taken' as const, madeBy: null }, 'taken_by_another'],
    ['that is decided', { state: 'decided' as const, madeBy: null }, 'taken_by_another'],
    ['that one asked for oneself', { state: 'waiting' as const, madeBy: 'me' }, 'own_matter'],
  ])('%s', (_, review, expected) => {
    expect(codeOf(mayTake(review, 'me'))).toBe(expected)
  })
})

describe('deciding a review', () => {
  const approve = { decision: 'approved' as const, reasonCode: 'papers_agree' }

  it.each<[string, ReviewPosition, { decision: 'approved' | 'refused'; reasonCode: string }, string]>([
    ['that one has, with a reason of it', taken, approve, 'ok'],
    ['with a reason of the other decision', taken, { ...approve, decision: 'refused' }, 'reason_unusable'],
    ['with a reason of another kind', taken, { ...approve, reasonCode: 'book_it' }, 'reason_unusable'],
    ['with no reason', taken, { ...approve, reasonCode: '' }, 'reason_unusable'],
    ['that another has', { ...taken, takenBy: 'you' }, approve, 'taken_by_another'],
    ['that waits', { ...taken, state: 'waiting', takenBy: null }, approve, 'taken_by_another'],
    ['that is decided', { ...taken, state: 'decided' }, approve, 'taken_by_another'],
    ['that one asked for oneself', { ...taken, madeBy: 'me' }, approve, 'own_matter'],
  ])('%s', (_, review, decision, expected) => {
    expect(codeOf(mayDecide(review, 'me', decision))).toBe(expected)
  })
})

it('every kind has reasons for both decisions, a rank and a time', () => {
  const now = new Date('2026-12-11T02:00:00Z')
  for (const kind of REVIEW_KINDS) {
    for (const decision of REVIEW_DECISIONS) expect(REVIEW_REASONS[kind][decision].length).toBeGreaterThan(0)
    expect(rankOf(kind)).toBeGreaterThan(0)
    expect(dueAtOf(kind, now) > now).toBe(true)
  }
  expect(rankOf('lender_silent')).toBeLessThan(rankOf('friend_identity'))
})

it.each([
  ['九个字九个字九个字', 'note_missing'],
  ['十个字十个字十个字了', 'ok'],
  ['  短  ', 'note_missing'],
  ['长'.repeat(500), 'ok'],
  ['长'.repeat(501), 'note_missing'],
])('a note %s', (note, expected) => {
  expect(codeOf(noteOf(note))).toBe(expected)
})
