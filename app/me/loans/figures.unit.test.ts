import { openingOf } from '@/lib/calendar/accrual'
import { addDays, day } from '@/lib/calendar/day'
import { METHODS, scheduleOf, type LoanTerms } from '@/lib/calendar/schedule'
import { mayPayAmount, applyRepayment, payoffOn, positionAt } from '@/lib/loans/rules'
import { deferPreview, replanPreview } from '@/lib/loans/ways-out/rules'
import { fen, sumFen } from '@/lib/money/fen'
import { MAX_RATE_BPS } from '@/lib/money/penalty'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  balanceBeforeFen,
  costOfADayFen,
  dayOfPenaltyFen,
  dueFenOf,
  firstPenaltyDayOf,
  formatRateTenths,
  paidFenOf,
  penaltyBandsOf,
  shownOf,
  unpaidOf,
} from './figures'

const someTerms: fc.Arbitrary<LoanTerms> = fc.record({
  principalFen: fc.integer({ min: 1, max: 50_000_000 }).map((amount) => fen(amount)),
  rateBps: fc.integer({ min: 0, max: MAX_RATE_BPS }),
  method: fc.constantFrom(...METHODS),
  terms: fc.integer({ min: 1, max: 60 }),
  startOn: fc.integer({ min: 0, max: 2_000 }).map((days) => addDays(day('2022-01-01'), days)),
  dueDay: fc.integer({ min: 1, max: 31 }),
})

/** A loan some days after its start, with a part of it repaid. */
const someLoan = fc
  .record({ terms: someTerms, age: fc.integer({ min: 0, max: 900 }), share: fc.integer({ min: 0, max: 100 }) })
  .map(({ terms, age, share }) => {
    const today = addDays(terms.startOn, age)
    const opening = openingOf(terms)
    const amountFen = fen((payoffOn(opening, today) * BigInt(share)) / 100n)
    const loan = mayPayAmount(opening, amountFen, today).ok
      ? applyRepayment(opening, { paidOn: today, amountFen }).loan
      : opening
    return { loan, today, position: positionAt(loan, today) }
  })

describe('what is shown adds up to the fen', () => {
  test('principal, interest and penalty to what clears the loan', () => {
    fc.assert(
      fc.property(someLoan, ({ position }) => {
        const { principalFen, interestFen, penaltyFen } = unpaidOf(position.instalments)
        expect(sumFen([principalFen, interestFen, penaltyFen])).toBe(position.toClearFen)
      }),
    )
  })

  test('paid and owed of each instalment to its due and its penalty', () => {
    fc.assert(
      fc.property(someLoan, ({ position }) => {
        for (const one of position.instalments) {
          const wholeFen = sumFen([dueFenOf(one), one.penaltyPaidFen, one.penaltyFen])
          expect(sumFen([paidFenOf(one), one.owedFen])).toBe(wholeFen)
        }
      }),
    )
  })

  test('leaving out instalments of zero leaves out no money', () => {
    fc.assert(
      fc.property(someLoan, ({ position }) => {
        const shown = shownOf(position.instalments)
        expect(sumFen(shown.map(({ owedFen }) => owedFen))).toBe(position.toClearFen)
        expect(shown.every((one) => dueFenOf(one) > 0n)).toBe(true)
      }),
    )
  })

  test('a new plan’s principal to what is unpaid, and a deferral moves one instalment whole', () => {
    fc.assert(
      fc.property(someLoan, fc.integer({ min: 1, max: 60 }), ({ loan, today, position }, terms) => {
        const plan = replanPreview(loan, terms, today)
        const deferral = deferPreview(loan, today)
        expect(plan.ok).toBe(deferral.ok)
        if (!plan.ok || !deferral.ok) return
        expect(sumFen(plan.value.instalments.map(({ principalFen }) => principalFen))).toBe(
          unpaidOf(position.instalments).principalFen,
        )
        const oldest = position.instalments.find(({ number }) => number === deferral.value.number)
        expect(sumFen([deferral.value.movedFen, deferral.value.penaltyNowFen])).toBe(oldest?.owedFen)
      }),
    )
  })
})

describe('how a figure came about', () => {
  test('the balance before each instalment is what its interest is counted on', () => {
    const terms: LoanTerms = {
      principalFen: fen(648_000),
      rateBps: 1460,
      method: 'equal_principal',
      terms: 18,
      startOn: day('2026-05-20'),
      dueDay: 20,
    }
    const schedule = scheduleOf(terms)
    expect(balanceBeforeFen(schedule, 1)).toBe(648_000n)
    expect(balanceBeforeFen(schedule, 7)).toBe(432_000n)
    // 4,320.00 × 14.6 % ÷ 12 = 52.56
    expect(schedule[6]).toMatchObject({ principalFen: 36_000n, interestFen: 5_256n })
  })

  test('the bands of the penalty are those of the contract, capped at 24 %', () => {
    expect(penaltyBandsOf(1460)).toEqual([
      { first: 1, last: 3, rateTenths: 0 },
      { first: 4, last: 30, rateTenths: 14_600 },
      { first: 31, last: 60, rateTenths: 18_980 },
      { first: 61, rateTenths: 21_900 },
    ])
    expect(penaltyBandsOf(1800).slice(2)).toEqual([
      { first: 31, last: 60, rateTenths: 23_400 },
      { first: 61, rateTenths: 24_000 },
    ])
    expect(penaltyBandsOf(2400)).toEqual([
      { first: 1, last: 3, rateTenths: 0 },
      { first: 4, rateTenths: 24_000 },
    ])
    expect(penaltyBandsOf(0)).toEqual([{ first: 1, rateTenths: 0 }])
    expect([firstPenaltyDayOf(1460), firstPenaltyDayOf(0)]).toEqual([4, 1])
  })

  test('a day of each band costs what the engine adds on such a day, give or take the rounding of the sum', () => {
    fc.assert(
      fc.property(someLoan, ({ loan, today }) => {
        const costFen = costOfADayFen(loan, today)
        const tomorrow = addDays(today, 1)
        const bands = penaltyBandsOf(loan.terms.rateBps)
        const dayOf = (dueOn: string) => (Date.parse(tomorrow) - Date.parse(dueOn)) / 86_400_000
        const summedFen = loan.instalments.reduce((total, one) => {
          const late = dayOf(one.dueOn)
          const band = bands.find(({ first, last = Infinity }) => first <= late && late <= last)
          return band ? total + dayOfPenaltyFen(one.principalFen - one.principalPaidFen, band) : total
        }, 0n)
        const difference = costFen - summedFen
        const most = BigInt(loan.instalments.length)
        expect(difference <= most && difference >= -most).toBe(true)
      }),
    )
  })

  test.each([
    [0, '0%'],
    [14_600, '14.6%'],
    [18_733, '18.733%'],
    [24_000, '24%'],
    [5, '0.005%'],
  ])('%d tenths of a basis point read %s', (tenths, text) => {
    expect(formatRateTenths(tenths)).toBe(text)
  })
})
