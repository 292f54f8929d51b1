import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fraction, minus, over, plus, power, roundHalfUp, times } from './fraction'

describe('fraction', () => {
  test.each([
    [1n, 2n, 1n],
    [3n, 2n, 2n],
    [149n, 100n, 1n],
    [-1n, 2n, 0n],
    [-3n, 2n, -1n],
    [-151n, 100n, -2n],
    [7n, 1n, 7n],
    [-7n, 1n, -7n],
    [0n, 9n, 0n],
    [1n, -2n, 0n],
  ])('%d/%d is rounded half up to %d', (numerator, denominator, rounded) => {
    expect(roundHalfUp(fraction(numerator, denominator))).toBe(rounded)
  })

  test('rounding is never more than a half away, and a half only upwards', () => {
    const anyFraction = fc.tuple(
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      fc.bigInt({ min: 1n, max: 10n ** 10n }),
    )
    fc.assert(
      fc.property(anyFraction, ([numerator, denominator]) => {
        const twiceTheError = 2n * (roundHalfUp(fraction(numerator, denominator)) * denominator - numerator)
        expect(twiceTheError).toBeGreaterThan(-denominator)
        expect(twiceTheError).toBeLessThanOrEqual(denominator)
      }),
    )
  })

  test('the four operations and powers are exact', () => {
    const third = fraction(1n, 3n)
    const isEqual = (a: { numerator: bigint; denominator: bigint }, numerator: bigint, denominator: bigint) =>
      expect(a.numerator * denominator).toBe(numerator * a.denominator)
    isEqual(plus(third, fraction(1n, 6n)), 1n, 2n)
    isEqual(minus(third, fraction(1n, 2n)), -1n, 6n)
    isEqual(times(third, fraction(-3n, 5n)), -1n, 5n)
    isEqual(over(third, fraction(-2n, 3n)), -1n, 2n)
    isEqual(power(third, 4), 1n, 81n)
    isEqual(power(third, 0), 1n, 1n)
  })

  test('nothing is divided by 0', () => {
    expect(() => fraction(1n, 0n)).toThrow('denominator')
    expect(() => over(fraction(1n), fraction(0n))).toThrow('denominator')
    expect(() => power(fraction(2n), -1)).toThrow('exponent')
  })
})
