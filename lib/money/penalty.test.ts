import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { penaltyFenOf, penaltyNumeratorOf } from './penalty'

/**
 * 10,000 yuan overdue. At 18.25 % a day costs 5 yuan, then 6.50, then 24 % instead of 27.375 %; at 10.95 % 3,
 * 3.90, 4.50.
 */
const PRINCIPAL_FEN = 1_000_000n

describe('penalty', () => {
  test.each([
    [0, 0n, 0n],
    [1, 0n, 0n],
    [3, 0n, 0n],
    [4, 500n, 300n],
    [30, 13_500n, 8_100n],
    [31, 14_150n, 8_490n],
    [60, 33_000n, 19_800n],
    [61, 33_658n, 20_250n],
    [62, 34_315n, 20_700n],
    [425, 273_000n, 184_050n],
  ])('through day %d after the due date', (lastDay, at1825, at1095) => {
    expect(penaltyFenOf(penaltyNumeratorOf(PRINCIPAL_FEN, 1_825, 1, lastDay))).toBe(at1825)
    expect(penaltyFenOf(penaltyNumeratorOf(PRINCIPAL_FEN, 1_095, 1, lastDay))).toBe(at1095)
  })

  test('a loan without interest has no penalty', () => {
    expect(penaltyNumeratorOf(PRINCIPAL_FEN, 0, 1, 1_000)).toBe(0n)
  })

  test('no day costs more than 24 % a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_400 }), fc.integer({ min: 1, max: 500 }), (rateBps, lateDay) => {
        const yearly = penaltyNumeratorOf(PRINCIPAL_FEN, rateBps, lateDay, lateDay) * 365n
        expect(penaltyFenOf(yearly)).toBeLessThanOrEqual((PRINCIPAL_FEN * 24n) / 100n)
      }),
    )
  })

  test('a span of days costs what its days cost', () => {
    const spans = fc.tuple(fc.nat({ max: 90 }), fc.nat({ max: 90 }), fc.integer({ min: 0, max: 2_400 }))
    fc.assert(
      fc.property(spans, ([first, length, rateBps]) => {
        let sum = 0n
        for (let late = first; late <= first + length; late++) sum += penaltyNumeratorOf(777n, rateBps, late, late)
        expect(penaltyNumeratorOf(777n, rateBps, first, first + length)).toBe(sum)
      }),
    )
  })
})
