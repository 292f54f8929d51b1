import { describe, expect, test } from 'vitest'
import { openingOf, type Part } from '@/lib/calendar/accrual'
import { day } from '@/lib/calendar/day'
import { type LoanTerms } from '@/lib/calendar/schedule'
import { fen } from '@/lib/money/fen'
import { applyRepayment, dueNow, maximumOf, mayPayInstalments, payableOf, splitOf, type Ask } from './rules'
import { deferPreview, replanPreview } from './ways-out/rules'

/**
 * 1,000 yuan of principal on each 28th from February to April, with 45.63, 30.42 and 15.21 of interest; 0.50 a day
 * from day 4.
 */
const terms: LoanTerms = {
  principalFen: fen(300_000),
  rateBps: 1_825,
  method: 'equal_principal',
  terms: 3,
  startOn: day('2026-01-31'),
  dueDay: 28,
}
const opening = openingOf(terms)
const TODAY = day('2026-03-10')
const after = (on: string, amountFen: number) =>
  applyRepayment(opening, { paidOn: day(on), amountFen: fen(amountFen) }).loan
const instalments = (...numbers: number[]): Ask => ({ kind: 'instalments', numbers })
const amount = (amountFen: number): Ask => ({ kind: 'amount', amountFen: fen(amountFen) })
const listed = (parts: Part[]) =>
  parts.map((part) => [part.number, part.penaltyFen, part.interestFen, part.principalFen])

describe('an ask', () => {
  test.each([
    [1, [1]],
    [2, [1, 2]],
    [3, [1, 2, 3]],
  ])('of the next %d is the oldest unpaid', (count, numbers) => {
    expect(mayPayInstalments(opening, count, TODAY)).toEqual({ ok: true, value: numbers })
  })

  test('passes over what is paid or zero', () => {
    expect(mayPayInstalments(after('2026-02-28', 104_563), 1, TODAY)).toEqual({ ok: true, value: [2] })
    const bulletAtEnd = openingOf({ ...terms, method: 'interest_first', rateBps: 0 })
    expect(mayPayInstalments(bulletAtEnd, 1, TODAY)).toEqual({ ok: true, value: [3] })
  })

  test.each([0, 4, -1, 1.5])('of %d instalments is refused', (count) => {
    expect(mayPayInstalments(opening, count, TODAY)).toEqual({
      ok: false,
      code: 'instalments_out_of_range',
      params: { most: 3 },
    })
  })

  test('on a settled loan is refused', () => {
    expect(mayPayInstalments(after('2026-02-28', 309_126), 1, TODAY)).toEqual({ ok: false, code: 'loan_settled' })
  })

  test('due now counts penalty through today, and what is not due yet', () => {
    expect(dueNow(opening, instalments(1, 2), TODAY)).toBe(104_563n + 350n + 103_042n)
    expect(dueNow(opening, amount(5), TODAY)).toBe(309_126n + 350n)
  })

  test('the maximum is the cost on the last day that can be paid on; an amount is its own', () => {
    // On 2 April the first is 33 days late (27 × 0.50, 3 × 0.65), the second 5 (2 × 0.50).
    const maximumFen = maximumOf(opening, instalments(1, 2), day('2026-04-02'))
    expect(maximumFen).toBe(104_563n + 1_545n + 103_042n + 100n)
    expect(maximumOf(opening, amount(105_000), day('2026-04-02'))).toBe(105_000n)
    expect(payableOf(opening, instalments(1, 2), maximumFen, TODAY)).toBe(207_955n)
    expect(payableOf(opening, instalments(1, 2), maximumFen, day('2026-04-03'))).toBe(maximumFen)
  })

  test('its money is split by instalment', () => {
    expect(listed(splitOf(opening, instalments(1, 2), TODAY))).toEqual([
      [1, 350n, 4_563n, 100_000n],
      [2, 0n, 3_042n, 100_000n],
    ])
    expect(listed(splitOf(opening, amount(105_000), TODAY))).toEqual([
      [1, 350n, 4_563n, 100_000n],
      [2, 0n, 87n, 0n],
    ])
    expect(listed(splitOf(after('2026-03-10', 300_000), amount(105_000), TODAY))).toEqual([[3, 0n, 0n, 9_476n]])
  })
})

describe('deferral', () => {
  test('moves the oldest unpaid instalment to a month after the last, at a month’s rounded interest for each', () => {
    expect(deferPreview(opening, TODAY)).toEqual({
      ok: true,
      value: {
        number: 1,
        fromOn: '2026-02-28',
        toOn: '2026-05-28',
        months: 3,
        movedFen: 104_563n,
        addedInterestFen: 3n * 1_521n,
        penaltyNowFen: 350n,
      },
    })
  })

  test('prices only what is unpaid', () => {
    expect(deferPreview(after('2026-02-28', 104_563 + 3_042 + 50_000), TODAY)).toMatchObject({
      value: { number: 2, months: 2, movedFen: 50_000n, addedInterestFen: 2n * 760n, penaltyNowFen: 0n },
    })
  })

  test('a bullet loan moves by one month', () => {
    const bullet = openingOf({ ...terms, method: 'bullet_daily', terms: 6 })
    expect(deferPreview(bullet, TODAY)).toMatchObject({
      value: { fromOn: '2026-07-28', toOn: '2026-08-28', months: 1 },
    })
  })

  test('there is none on a settled loan', () => {
    expect(deferPreview(after('2026-02-28', 309_126), TODAY)).toEqual({ ok: false, code: 'loan_settled' })
  })
})

describe('re-plan', () => {
  test.each([
    ['before the first due date', opening, '2026-02-10', '2026-02-28', 0n, 0n, 300_000n],
    ['with one instalment overdue', opening, '2026-03-10', '2026-03-28', 4_563n, 350n, 300_000n],
    ['on a due date', opening, '2026-03-28', '2026-04-28', 7_605n, 1_250n, 300_000n],
    ['with the next one paid ahead', after('2026-02-10', 104_563), '2026-02-10', '2026-03-28', 0n, 0n, 200_000n],
    ['after the last due date', opening, '2026-05-01', '2026-05-28', 9_126n, 5_042n, 300_000n],
  ])('%s', (_, loan, on, firstOn, interestNowFen, penaltyNowFen, principalFen) => {
    const plan = replanPreview(loan, 6, day(on))
    expect(plan).toMatchObject({ value: { interestNowFen, penaltyNowFen } })
    const dues = plan.ok ? plan.value.instalments : []
    expect(dues).toHaveLength(6)
    expect(dues[0]).toMatchObject({ number: 1, dueOn: firstOn })
    expect(dues.reduce((sum, due) => sum + due.principalFen, 0n)).toBe(principalFen)
  })

  test('a bullet loan pays first the days up to the month with which the new plan starts', () => {
    const bullet = openingOf({ ...terms, method: 'bullet_daily', terms: 6 })
    // 28 days of 1.50 yuan from 31 January to 28 February, less what is paid of the interest.
    expect(replanPreview(bullet, 3, TODAY)).toMatchObject({ value: { interestNowFen: 4_200n } })
    const partly = applyRepayment(bullet, { paidOn: TODAY, amountFen: fen(4_000) }).loan
    expect(replanPreview(partly, 3, TODAY)).toMatchObject({ value: { interestNowFen: 200n } })
    expect(replanPreview(bullet, 3, day('2026-02-10'))).toMatchObject({ value: { interestNowFen: 0n } })
  })

  test.each([0, 61, 1.5])('over %d months is refused', (months) => {
    expect(replanPreview(opening, months, TODAY)).toEqual({
      ok: false,
      code: 'terms_out_of_range',
      params: { most: 60 },
    })
  })

  test('there is none on a settled loan', () => {
    expect(replanPreview(after('2026-02-28', 309_126), 6, TODAY)).toEqual({ ok: false, code: 'loan_settled' })
  })
})
