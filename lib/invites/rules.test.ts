import { fen } from '@/lib/money/fen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterSafety, isLinkDead, isShutOut, judge, mayTake, rangeOf, WRONG_CODES_MAX, WRONG_NAMES_MAX } from './rules'

const now = new Date('2026-12-11T12:00:00Z')
const later = new Date(now.getTime() + 1)

describe('a link is dead', () => {
  it.each([
    ['open and in time', 'open', later, false],
    ['open at its answer-by', 'open', now, true],
    ['agreed past its answer-by', 'agreed', now, false],
    ['paid', 'paid', now, false],
    ['ended in time', 'ended', later, true],
  ] as const)('%s', (_, state, answerBy, dead) => {
    expect(isLinkDead({ state, answerBy }, now)).toBe(dead)
  })
})

describe('the range shown before identification', () => {
  it.each([
    [41_256, 50_000],
    [50_000, 50_000],
    [50_001, 100_000],
    [19_999_999, 20_000_000],
    [25_000_000, 20_000_000],
  ])('%i fen → within %i fen', (maximum, top) => {
    expect(rangeOf(fen(maximum))).toBe(BigInt(top))
  })
})

describe('name and digits are judged together', () => {
  it('counts each miss by its kind, and shuts out at its limit', () => {
    let tries = { wrongCodes: 0, wrongNames: 0 }
    for (let i = 0; i < WRONG_CODES_MAX; i++) tries = judge(tries, { name: true, code: false }).tries
    expect(tries).toEqual({ wrongCodes: WRONG_CODES_MAX, wrongNames: 0 })
    expect(isShutOut(tries)).toBe(true)
    expect(isShutOut({ wrongCodes: WRONG_CODES_MAX - 1, wrongNames: WRONG_NAMES_MAX - 1 })).toBe(false)
  })

  it('once shut out, nothing is right and nothing is counted', () => {
    const out = fc.record({ wrongCodes: fc.integer({ min: 5, max: 9 }), wrongNames: fc.integer({ min: 0, max: 9 }) })
    fc.assert(
      fc.property(out, fc.boolean(), fc.boolean(), (tries, name, code) => {
        expect(judge(tries, { name, code })).toEqual({ isRight: false, tries })
      }),
    )
  })
})

it.each([
  ['yes', 'yes', 'pressured'],
  ['yes', 'no', 'pressured'],
  ['no', 'no', 'own_money'],
  ['no', 'yes', 'who'],
] as const)('hurried %s, own money %s → %s', (hurried, own, to) => {
  expect(afterSafety({ spoke: 'heard', hurried, own })).toBe(to)
})

it('any single objection keeps a person off the link', () => {
  const free = { isBorrower: false, saidNever: false, refusedLately: false, takenByOther: false }
  expect(mayTake(free)).toBe(true)
  for (const name of Object.keys(free)) expect(mayTake({ ...free, [name]: true })).toBe(false)
})
