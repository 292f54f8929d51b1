import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annuityOf, dailyInterestOf, duesOf } from './amortisation'

const pairs = (...args: Parameters<typeof duesOf>) => duesOf(...args).map((due) => [due.principalFen, due.interestFen])

describe('dues', () => {
  test('等额本息: 12,000 yuan at 18 % over 12 months is 1,100.16 a month', () => {
    expect(annuityOf(1_200_000n, 1_800, 12)).toBe(110_016n)
    const dues = pairs('equal_instalment', 1_200_000n, 1_800, 12)
    expect(dues.slice(0, 3)).toEqual([
      [92_016n, 18_000n],
      [93_396n, 16_620n],
      [94_797n, 15_219n],
    ])
    expect(dues.at(-1)).toEqual([108_393n, 1_626n])
  })

  test.each([
    ['one month takes all', 'equal_instalment', 100_000n, 1_200, 1, [[100_000n, 1_000n]]],
    [
      'without interest in equal parts, rounded half up',
      'equal_instalment',
      1_001n,
      0,
      2,
      [
        [501n, 0n],
        [500n, 0n],
      ],
    ],
    [
      'a tiny loan is over before its last month',
      'equal_instalment',
      3n,
      0,
      5,
      [
        [1n, 0n],
        [1n, 0n],
        [1n, 0n],
        [0n, 0n],
        [0n, 0n],
      ],
    ],
    [
      'a tiny loan with interest below half a fen',
      'equal_instalment',
      5n,
      2_400,
      3,
      [
        [2n, 0n],
        [2n, 0n],
        [1n, 0n],
      ],
    ],
    [
      'one fen over two months',
      'equal_principal',
      1n,
      2_400,
      2,
      [
        [0n, 0n],
        [1n, 0n],
      ],
    ],
    [
      '等额本金, the last takes the rest',
      'equal_principal',
      1_000n,
      1_200,
      3,
      [
        [333n, 10n],
        [333n, 7n],
        [334n, 3n],
      ],
    ],
    [
      'half a fen of interest is a fen',
      'interest_first',
      50n,
      1_200,
      2,
      [
        [0n, 1n],
        [50n, 1n],
      ],
    ],
    [
      '先息后本',
      'interest_first',
      100_000n,
      1_199,
      2,
      [
        [0n, 999n],
        [100_000n, 999n],
      ],
    ],
  ] as const)('%s', (_, method, principalFen, rateBps, terms, expected) => {
    expect(pairs(method, principalFen, rateBps, terms)).toEqual(expected)
  })

  test.each([
    [100_000n, 1_825, 28, 1_400n],
    [100_000n, 1_825, 0, 0n],
    [100n, 1_825, 10, 1n],
    [100n, 1_825, 9, 0n],
  ])('interest by days: %d at %d bps for %d days', (principalFen, rateBps, days, interestFen) => {
    expect(dailyInterestOf(principalFen, rateBps, days)).toBe(interestFen)
  })

  const loans = fc.tuple(
    fc.constantFrom('equal_instalment' as const, 'equal_principal' as const, 'interest_first' as const),
    fc.oneof(fc.bigInt({ min: 1n, max: 200n }), fc.bigInt({ min: 1n, max: 2n ** 53n })),
    fc.integer({ min: 0, max: 2_400 }),
    fc.integer({ min: 1, max: 60 }),
  )

  test('the principal of the dues is the loan’s, and nothing is negative', () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const dues = duesOf(...loan)
        expect(dues).toHaveLength(loan[3])
        expect(dues.reduce((sum, due) => sum + due.principalFen, 0n)).toBe(loan[1])
        expect(dues.every((due) => due.principalFen >= 0n && due.interestFen >= 0n)).toBe(true)
      }),
    )
  })

  test('each month of an annuity but the last asks for the same amount, and pays its interest back in full', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 10_000n, max: 10n ** 9n }),
        fc.integer({ min: 0, max: 2_400 }),
        fc.integer({ min: 1, max: 60 }),
        (principalFen, rateBps, terms) => {
          const amounts = duesOf('equal_instalment', principalFen, rateBps, terms).map(
            (due) => due.principalFen + due.interestFen,
          )
          const annuityFen = annuityOf(principalFen, rateBps, terms)
          expect(amounts.slice(0, -1).every((amountFen) => amountFen === annuityFen)).toBe(true)
          const lastOff = (amounts.at(-1) ?? 0n) - annuityFen
          expect(lastOff < 0n ? -lastOff : lastOff).toBeLessThanOrEqual(BigInt(terms) * 2n)
        },
      ),
    )
  })
})
