import { describe, expect, test } from 'vitest'
import { openingOf } from '@/lib/calendar/accrual'
import { day } from '@/lib/calendar/day'
import { scheduleOf, type LoanTerms } from '@/lib/calendar/schedule'
import { fen } from '@/lib/money/fen'
import { applyRepayment, mayRepay, payoffOn, positionOf, type Repayment } from './rules'

const termsOf = (terms: Partial<LoanTerms> = {}): LoanTerms => ({
  principalFen: fen(1_000_000),
  rateBps: 1_825,
  method: 'interest_first',
  terms: 1,
  startOn: day('2026-01-31'),
  dueDay: 28,
  ...terms,
})

const paid = (on: string, amountFen: number): Repayment => ({ paidOn: day(on), amountFen: fen(amountFen) })
const parts = (list: { number: number; penaltyFen: bigint; interestFen: bigint; principalFen: bigint }[]) =>
  list.map((part) => [part.number, part.penaltyFen, part.interestFen, part.principalFen])

describe('schedule', () => {
  test.each([
    [
      'month ends',
      termsOf({ terms: 4, startOn: day('2026-10-31'), dueDay: 31 }),
      ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28'],
    ],
    ['leap day', termsOf({ terms: 2, startOn: day('2027-12-05'), dueDay: 30 }), ['2028-01-30', '2028-02-29']],
    ['the start day does not matter', termsOf({ terms: 1, startOn: day('2026-01-01'), dueDay: 31 }), ['2026-02-28']],
    ['bullet', termsOf({ method: 'bullet_daily', terms: 13, startOn: day('2027-01-31'), dueDay: 31 }), ['2028-02-29']],
  ])('%s', (_, terms, days) => {
    expect(scheduleOf(terms).map(({ dueOn }) => dueOn)).toEqual(days)
  })

  test('a bullet loan bears interest by days, the leap day too', () => {
    const bullet = termsOf({ method: 'bullet_daily', terms: 1, principalFen: fen(100_000), dueDay: 31 })
    expect(scheduleOf(bullet)).toEqual([
      { number: 1, dueOn: '2026-02-28', principalFen: 100_000n, interestFen: 1_400n },
    ])
    expect(scheduleOf({ ...bullet, startOn: day('2028-01-31') })[0]).toMatchObject({
      dueOn: '2028-02-29',
      interestFen: 1_450n,
    })
  })

  test.each([
    { principalFen: fen(0) },
    { terms: 0 },
    { terms: 61 },
    { rateBps: -1 },
    { rateBps: 2_401 },
    { dueDay: 0 },
    { dueDay: 32 },
  ])('terms with %o are a broken assumption', (broken) => {
    expect(() => scheduleOf(termsOf(broken))).toThrow()
  })
})

/** 10,000 yuan due on 28 February 2026 with 152.08 of interest; from day 4 penalty is 5 yuan a day. */
describe('one instalment', () => {
  test.each([
    ['2026-02-27', 'upcoming', 0n, 0],
    ['2026-02-28', 'due', 0n, 0],
    ['2026-03-01', 'overdue', 0n, 1],
    ['2026-03-03', 'overdue', 0n, 3],
    ['2026-03-04', 'overdue', 500n, 4],
    ['2026-03-30', 'overdue', 13_500n, 30],
    ['2026-03-31', 'overdue', 14_150n, 31],
    ['2026-04-29', 'overdue', 33_000n, 60],
    ['2026-04-30', 'overdue', 33_658n, 61],
  ])('on %s it is %s', (asOf, state, penaltyFen, daysOverdue) => {
    const position = positionOf(termsOf(), [], day(asOf))
    expect(position.instalments[0]).toMatchObject({ state, penaltyFen })
    expect(position).toMatchObject({ daysOverdue, penaltyDueFen: penaltyFen, toClearFen: 1_015_208n + penaltyFen })
    expect(position.principalOverdueFen).toBe(daysOverdue > 0 ? 1_000_000n : 0n)
    expect(position.interestOverdueFen).toBe(daysOverdue > 0 ? 15_208n : 0n)
  })

  test('a payment goes to penalty, interest, principal, and bears its own day', () => {
    // Ten days late: 7 × 5 yuan; half of the principal is then overdue for another ten days, at 2.50 a day.
    const half = paid('2026-03-10', 3_500 + 15_208 + 500_000)
    const position = positionOf(termsOf(), [half], day('2026-03-20'))
    expect(parts(position.parts[0] ?? [])).toEqual([[1, 3_500n, 15_208n, 500_000n]])
    expect(position).toMatchObject({ penaltyDueFen: 2_500n, principalOutstandingFen: 500_000n, daysOverdue: 20 })
  })

  test('penalty is rounded as one sum, not by day or payment', () => {
    // 1 yuan at 18.25 %: 0.05 fen a day, so half a fen on day 13, which is one; on day 33 it is 1.35 + 0.195, which is two.
    const small = termsOf({ principalFen: fen(100) })
    const after = (asOf: string) => positionOf(small, [], day(asOf)).penaltyDueFen
    expect([after('2026-03-12'), after('2026-03-13'), after('2026-04-02')]).toEqual([0n, 1n, 2n])
    const position = positionOf(small, [paid('2026-03-13', 1)], day('2026-03-14'))
    expect(position.instalments[0]).toMatchObject({ penaltyFen: 0n, penaltyPaidFen: 1n })
  })

  test('what is left goes to the next instalment at face value, instalments of zero are passed over', () => {
    const zeroThenAll = termsOf({ rateBps: 0, terms: 2 })
    expect(parts(positionOf(zeroThenAll, [paid('2026-02-01', 5)], day('2026-02-01')).parts[0] ?? [])).toEqual([
      [2, 0n, 0n, 5n],
    ])
    expect(positionOf(zeroThenAll, [], day('2026-03-01')).instalments[0]?.state).toBe('paid')
    const three = termsOf({ terms: 3, principalFen: fen(100_000), rateBps: 1_200 })
    const early = positionOf(three, [paid('2026-02-01', 1_500), paid('2026-02-01', 100_500)], day('2026-02-01'))
    expect(early.parts.map(parts)).toEqual([
      [
        [1, 0n, 1_000n, 0n],
        [2, 0n, 500n, 0n],
      ],
      [
        [2, 0n, 500n, 0n],
        [3, 0n, 1_000n, 99_000n],
      ],
    ])
    expect(early.instalments.map(({ state }) => state)).toEqual(['paid', 'paid', 'upcoming'])
    expect(early.toClearFen).toBe(1_000n)
  })
})

describe('a repayment is refused', () => {
  const booked = applyRepayment(openingOf(termsOf()), paid('2026-03-10', 100)).loan
  const settled = applyRepayment(booked, paid('2026-03-10', 1_018_608)).loan
  test.each([
    ['of nothing', booked, paid('2026-03-10', 0), { code: 'amount_zero' }],
    ['below nothing', booked, paid('2026-03-10', -5), { code: 'amount_zero' }],
    [
      'above the payoff of its day',
      booked,
      paid('2026-03-10', 1_018_609),
      { code: 'amount_over_payoff', params: { payoff: '¥10,186.08' } },
    ],
    [
      'dated before one already booked',
      booked,
      paid('2026-03-09', 5),
      { code: 'repayment_out_of_order', params: { lastBookedOn: '2026-03-10' } },
    ],
    [
      'dated before the loan',
      openingOf(termsOf()),
      paid('2026-01-30', 5),
      { code: 'repayment_before_start', params: { startOn: '2026-01-31' } },
    ],
    ['when nothing is owed', settled, paid('2026-03-10', 1), { code: 'loan_settled' }],
  ])('%s', (_, loan, repayment, refusal) => {
    expect(mayRepay(loan, repayment)).toEqual({ ok: false, ...refusal })
    expect(() => applyRepayment(loan, repayment)).toThrow('may be booked')
  })

  test('not on the day of the last one, nor for the whole payoff', () => {
    expect(mayRepay(booked, paid('2026-03-10', 1_018_608)).ok).toBe(true)
    expect(payoffOn(settled, day('2026-12-31'))).toBe(0n)
  })
})
