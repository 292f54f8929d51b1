import { describe, expect, it } from 'vitest'
import { lookByOf, mayRequestCheck, outcomeOf, stateOf, type CheckAnswer, type CheckPosition } from './rules'

const at = new Date('2026-12-11T02:00:00Z')
const answered = (answer: CheckAnswer): CheckPosition => ({ answer, answeredAt: at })
const asked: CheckPosition = { answer: null, answeredAt: null }
const withPerson: CheckPosition = { answer: 'needs_person', answeredAt: null }
const wrong = answered('mismatch')
const codeOf = (decision: { ok: true } | { ok: false; code: string }) => (decision.ok ? 'ok' : decision.code)

it('a check is asked, with a person, or answered', () => {
  expect([asked, withPerson, wrong].map(stateOf)).toEqual(['asked', 'with_person', 'answered'])
})

describe('another check', () => {
  it.each<[string, CheckPosition[], 'borrower' | 'friend', string]>([
    ['the first', [], 'friend', 'ok'],
    ['while one is asked', [asked], 'friend', 'identity_pending'],
    ['while a person looks', [wrong, withPerson], 'borrower', 'identity_pending'],
    ['after it agreed', [wrong, answered('agree')], 'friend', 'identity_done'],
    ['after four failures on one link', [wrong, wrong, answered('refused'), wrong], 'friend', 'ok'],
    ['after five', [wrong, wrong, wrong, wrong, answered('phone_not_theirs')], 'friend', 'too_many_attempts'],
    ['a borrower’s is left to a person, not refused', [wrong, wrong, wrong, wrong, wrong], 'borrower', 'ok'],
  ])('%s', (_, earlier, side, expected) => {
    expect(codeOf(mayRequestCheck(earlier, side))).toBe(expected)
  })
})

describe('what becomes of an answer', () => {
  const friend = { side: 'friend' as const, failuresBefore: 4, isBlocked: false }
  const borrower = { side: 'borrower' as const, failuresBefore: 0, isBlocked: false }

  it.each<[CheckAnswer, Parameters<typeof outcomeOf>[1], string]>([
    ['agree', friend, 'answered'],
    ['agree', { ...friend, isBlocked: true }, 'person'],
    ['mismatch', friend, 'answered'],
    ['phone_not_theirs', friend, 'answered'],
    ['needs_person', friend, 'person'],
    ['unavailable', friend, 'person'],
    ['mismatch', borrower, 'answered'],
    ['not_the_borrower', { ...borrower, failuresBefore: 1 }, 'answered'],
    ['not_the_borrower', { ...borrower, failuresBefore: 2 }, 'person'],
    ['mismatch', { ...borrower, failuresBefore: 2 }, 'person'],
    ['mismatch', { ...borrower, failuresBefore: 3 }, 'answered'],
    ['mismatch', { ...borrower, failuresBefore: 5 }, 'person'],
    ['agree', { ...borrower, failuresBefore: 2 }, 'answered'],
  ])('%s with %o: %s', (answer, facts, expected) => {
    expect(outcomeOf(answer, facts)).toBe(expected)
  })
})

it.each([
  ['07:59', '2026-12-11T12:00'],
  ['08:00', '2026-12-11T12:00'],
  ['17:59', '2026-12-11T21:59'],
  ['18:00', '2026-12-12T12:00'],
  ['23:59', '2026-12-12T12:00'],
])('asked at %s in Shanghai, a person looks by %s', (time, expected) => {
  const shanghai = new Date(`2026-12-11T${time}:00+08:00`)
  expect(lookByOf(shanghai).toISOString()).toBe(new Date(`${expected}:00+08:00`).toISOString())
})
