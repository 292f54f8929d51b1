import { describe, expect, test } from 'vitest'
import { actorIdOf, GATE, isSteppedUp, mayStaff, STAFF_POLICY, WORKER, type StaffRole, type StaffVerb } from './rules'

const now = new Date('2026-12-11T12:00:00Z')
const before = (ms: number) => new Date(now.getTime() - ms)

describe('a fresh proof', () => {
  test.each([
    [0, true],
    [599_999, true],
    [600_000, true],
    [600_001, false],
    [86_400_000, false],
  ])('of %d ms ago counts: %s', (ms, counts) => {
    expect(isSteppedUp(before(ms), now)).toBe(counts)
  })
})

describe('under whose id an actor’s rows are kept', () => {
  const at = { sessionId: 's', steppedUpAt: now }

  test('a person’s, a colleague’s, or nobody’s', () => {
    expect(actorIdOf({ side: 'borrower', personId: 'p', ...at })).toBe('p')
    expect(actorIdOf({ side: 'friend', personId: 'p', ...at })).toBe('p')
    expect(actorIdOf({ side: 'friend', personId: undefined, inviteId: 'i', ...at })).toBeUndefined()
    expect(actorIdOf({ side: 'staff', staffId: 'z', role: 'support', ...at })).toBe('z')
    expect(actorIdOf(GATE)).toBeUndefined()
    expect(actorIdOf(WORKER)).toBeUndefined()
  })
})

describe('what staff may do', () => {
  test.each<[StaffRole, StaffVerb, boolean]>([
    ['support', 'find_person', true],
    ['support', 'reveal_person', true],
    ['support', 'see_audit', false],
    ['support', 'see_colleagues', false],
    ['auditor', 'see_audit', true],
    ['auditor', 'reveal_person', false],
    ['auditor', 'end_person_sessions', false],
    ['support', 'see_queue', true],
    ['support', 'take_case', true],
    ['support', 'take_review', false],
    ['support', 'decide_review', false],
    ['support', 'reveal_identity_check', false],
    ['reviewer', 'decide_review', true],
    ['auditor', 'see_queue', true],
    ['auditor', 'decide_case', false],
    ['auditor', 'unlock_invite_phone', false],
    ['admin', 'see_queue', false],
    ['admin', 'see_assist', false],
    ['admin', 'see_colleagues', true],
    ['admin', 'find_person', false],
    ['admin', 'reveal_person', false],
  ])('a colleague in %s: %s is %s', (role, verb, may) => {
    expect(mayStaff(role, verb)).toBe(may)
  })

  test('every line of the policy lets somebody, and no line lets everybody look at a person', () => {
    for (const [verb, roles] of Object.entries(STAFF_POLICY)) {
      expect(roles.length, verb).toBeGreaterThan(0)
      if (verb.includes('person')) expect(roles, verb).not.toContain('admin')
    }
  })
})
