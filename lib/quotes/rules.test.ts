import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openingOf } from '@/lib/calendar/accrual'
import { addDays, day } from '@/lib/calendar/day'
import { endOfDay, instantAt } from '@/lib/calendar/shanghai'
import { applyRepayment, dueNow, payoffOn } from '@/lib/loans/rules'
import { fen } from '@/lib/money/fen'
import { totalOf } from '@/lib/money/owed'
import { valueOf } from '@/lib/refusal'
import { isStillOwed, priceOf, wishOf } from './rules'

/** 6,480.00 over 18 months at 14.60 %, from 20 May 2026; the first of 20 June. */
const loan = openingOf({
  principalFen: fen(648_000),
  rateBps: 1_460,
  method: 'equal_principal',
  terms: 18,
  startOn: day('2026-05-20'),
  dueDay: 20,
})
const TODAY = day('2026-06-25')
const NOON = instantAt(TODAY, '12:00')
const one = { kind: 'instalments', count: 1 } as const

describe('a quote', () => {
  test('prices the oldest instalments with the penalty through today, line by line', () => {
    const price = valueOf(priceOf(loan, { kind: 'instalments', count: 2 }, NOON))
    expect(price.parts.map(({ number }) => number)).toEqual([1, 2])
    expect(price.parts[0]!.penaltyFen).toBeGreaterThan(0n)
    expect(price.parts[1]!.penaltyFen).toBe(0n)
    expect(price).toMatchObject({ valueOn: TODAY, amountFen: totalOf(price.parts) })
    expect(price.amountFen).toBe(dueNow(loan, { kind: 'instalments', numbers: [1, 2] }, TODAY))
  })

  test('an amount goes to the oldest instalment first', () => {
    const price = valueOf(priceOf(loan, { kind: 'amount', amountFen: fen(50_000) }, NOON))
    expect(price.amountFen).toBe(50_000n)
    expect(price.parts.map(({ number }) => number)).toEqual([1, 2])
  })

  test('holds 15 minutes, and never past midnight in Shanghai', () => {
    expect(valueOf(priceOf(loan, one, NOON)).expiresAt).toEqual(instantAt(TODAY, '12:15'))
    const late = instantAt(TODAY, '23:50')
    expect(valueOf(priceOf(loan, one, late)).expiresAt).toEqual(endOfDay(TODAY))
  })

  test.each([
    ['nothing', { kind: 'amount', amountFen: fen(0) } as const, 'amount_zero'],
    [
      'more than everything',
      { kind: 'amount', amountFen: fen(payoffOn(loan, TODAY) + 1n) } as const,
      'amount_over_payoff',
    ],
    ['no instalment', { kind: 'instalments', count: 0 } as const, 'instalments_out_of_range'],
    ['more instalments than there are', { kind: 'instalments', count: 19 } as const, 'instalments_out_of_range'],
  ])('refuses %s', (_, wish, code) => {
    expect(priceOf(loan, wish, NOON)).toMatchObject({ ok: false, code })
  })

  test('refuses a settled loan', () => {
    const settled = applyRepayment(loan, { paidOn: TODAY, amountFen: payoffOn(loan, TODAY) }).loan
    expect(priceOf(settled, one, NOON)).toMatchObject({ ok: false, code: 'loan_settled' })
  })

  test('its lines add up to its sum, and what it priced is owed, whatever is asked on whatever day', () => {
    const wishes = fc.oneof(
      fc.record({ kind: fc.constant('instalments' as const), count: fc.integer({ min: 1, max: 18 }) }),
      fc.record({ kind: fc.constant('amount' as const), amountFen: fc.bigInt({ min: 1n, max: 648_000n }).map(fen) }),
    )
    fc.assert(
      fc.property(wishes, fc.integer({ min: 0, max: 800 }), (wish, days) => {
        const on = addDays(day('2026-05-20'), days)
        const price = valueOf(priceOf(loan, wish, instantAt(on, '09:30')))
        const quote = { instalments: wish.kind === 'instalments' ? wish.count : null, lines: price.parts }
        expect(totalOf(price.parts)).toBe(price.amountFen)
        expect(isStillOwed(loan, { ...quote, amountFen: price.amountFen }, on)).toBe(true)
        expect(isStillOwed(loan, { ...quote, amountFen: fen(price.amountFen + 1n) }, on)).toBe(wish.kind === 'amount')
      }),
      { numRuns: 200 },
    )
  })

  test('what it priced is no longer owed once a repayment took some of it', () => {
    const price = valueOf(priceOf(loan, one, NOON))
    const quote = { instalments: 1, amountFen: price.amountFen, lines: price.parts }
    const after = applyRepayment(loan, { paidOn: TODAY, amountFen: fen(1) }).loan
    expect(isStillOwed(after, quote, TODAY)).toBe(false)
  })
})

test('a quote tells the wish that it priced', () => {
  expect(wishOf({ instalments: 2, amountFen: fen(100) })).toEqual({ kind: 'instalments', count: 2 })
  expect(wishOf({ instalments: null, amountFen: fen(100) })).toEqual({ kind: 'amount', amountFen: 100n })
})
