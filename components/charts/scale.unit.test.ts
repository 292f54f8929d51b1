import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelEvery, percent, positionAmong, rem, shareOf } from './scale'

describe('a share', () => {
  it.each([
    [364_37n, 412_50n, 88.33],
    [412_50n, 412_50n, 100],
    [0n, 412_50n, 0],
    [5n, 0n, 0],
  ])('%s of %s is %d per cent', (part, whole, share) => {
    expect(shareOf(part, whole)).toBe(share)
  })

  it('of parts never comes to more than the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 10n ** 12n), { minLength: 1 }), (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0n)
        expect(parts.reduce((sum, part) => sum + shareOf(part, whole), 0)).toBeLessThanOrEqual(100 + 1e-6)
      }),
    )
  })
})

describe('a position among points', () => {
  it.each([
    [[10, 20, 30], 5, 0],
    [[10, 20, 30], 10, 0.5],
    [[10, 20, 30], 15, 1],
    [[10, 20, 30], 20, 1.5],
    [[10, 20, 30], 30, 2.5],
    [[10, 20, 30], 40, 3],
    [[], 40, 0],
  ])('%j at %d is %d', (points, at, position) => {
    expect(positionAmong(points, at)).toBe(position)
  })

  it('never runs backwards', () => {
    const ascending = fc.uniqueArray(fc.integer(), { minLength: 1 }).map((points) => points.sort((a, b) => a - b))
    fc.assert(
      fc.property(ascending, fc.integer(), fc.nat(), (points, at, later) => {
        expect(positionAmong(points, at + later)).toBeGreaterThanOrEqual(positionAmong(points, at))
      }),
    )
  })
})

describe('lengths', () => {
  it('are written with two decimals of a per cent and three of a rem', () => {
    expect([percent(12.3456), rem(1.00049), rem(2)]).toEqual(['12.35%', '1rem', '2rem'])
  })
})

describe('labels under an axis', () => {
  it.each([
    [1, 1],
    [6, 1],
    [7, 2],
    [24, 4],
    [60, 10],
  ])('of %d points stand at every %d', (count, every) => {
    expect(labelEvery(count)).toBe(every)
  })
})
