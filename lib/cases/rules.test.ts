import { describe, expect, it } from 'vitest'
import { CASE_KINDS, CASE_REASONS, dueAtOf, mayClose, mayTake, rankOf, type CasePosition } from './rules'

const codeOf = (decision: { ok: true } | { ok: false; code: string }) => (decision.ok ? 'ok' : decision.code)
const taken: CasePosition = { state: 'taken', kind: 'pressure', takenBy: 'me', madeBy: null }

describe('taking a case', () => {
  it.each<[string, Pick<CasePosition, 'state' | 'takenBy'>, string]>([
    ['that waits', { state: 'waiting', takenBy: null }, 'ok'],
    ['that another escalated', { state: 'escalated', takenBy: 'you' }, 'ok'],
    ['that one escalated oneself', { state: 'escalated', takenBy: 'me' }, 'own_matter'],
    ['that somebody has', { state: 'taken', takenBy: 'you' }, 'taken_by_another'],
    ['that is closed', { state: 'decided', takenBy: 'you' }, 'taken_by_another'],
  ])('%s', (_, one, expected) => {
    expect(codeOf(mayTake(one, 'me'))).toBe(expected)
  })
})

describe('closing a case', () => {
  it.each<[string, CasePosition, string, string]>([
    ['that one has, with a reason of it', taken, 'spoke_and_safe', 'ok'],
    ['with a reason of another kind', taken, 'explained', 'reason_unusable'],
    ['that another has', { ...taken, takenBy: 'you' }, 'spoke_and_safe', 'taken_by_another'],
    ['that was escalated', { ...taken, state: 'escalated' }, 'spoke_and_safe', 'taken_by_another'],
    ['that one opened oneself', { ...taken, madeBy: 'me' }, 'spoke_and_safe', 'own_matter'],
  ])('%s', (_, one, reasonCode, expected) => {
    expect(codeOf(mayClose(one, 'me', reasonCode))).toBe(expected)
  })
})

it('every kind has reasons, a rank and a time; a person in need comes first', () => {
  const now = new Date('2026-12-11T02:00:00Z')
  for (const kind of CASE_KINDS) {
    expect(CASE_REASONS[kind].length).toBeGreaterThan(0)
    expect(dueAtOf(kind, now) > now).toBe(true)
    expect(rankOf(kind)).toBeGreaterThanOrEqual(rankOf('pressure'))
  }
})
