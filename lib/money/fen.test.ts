import { describe, expect, test } from 'vitest'
import { fen, FEN_LIMIT, maxFen, minFen, sumFen } from './fen'

describe('fen', () => {
  test.each([0.5, Number.NaN, Infinity, 2 ** 53])('%d is no amount of money', (value) => {
    expect(() => fen(value)).toThrow('whole number of fen')
  })

  test('an amount fits a 64-bit column', () => {
    expect(fen(FEN_LIMIT)).toBe(9_223_372_036_854_775_807n)
    expect(() => fen(FEN_LIMIT + 1n)).toThrow('fits')
    expect(() => fen(-FEN_LIMIT - 1n)).toThrow('fits')
    expect(() => sumFen([FEN_LIMIT, 1n])).toThrow('fits')
  })

  test('sums and bounds are exact beyond what a number holds', () => {
    expect(sumFen([2n ** 53n, 1n, -3n])).toBe(9_007_199_254_740_990n)
    expect(sumFen([])).toBe(0n)
    expect([minFen(fen(2), fen(3)), maxFen(fen(2), fen(3))]).toEqual([2n, 3n])
  })
})
