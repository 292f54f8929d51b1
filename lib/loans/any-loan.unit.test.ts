import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openingOf, type LoanState, type Waiver } from '@/lib/calendar/accrual'
import { addDays, day, daysBetween, type Day } from '@/lib/calendar/day'
import { METHODS, scheduleOf, type LoanTerms } from '@/lib/calendar/schedule'
import { fen, minFen } from '@/lib/money/fen'
import { fraction, roundHalfUp } from '@/lib/money/fraction'
import { totalOf } from '@/lib/money/owed'
import {
  applyRepayment,
  freezeOf,
  mayPayAmount,
  payoffOn,
  positionAt,
  positionOf,
  postHold,
  releaseHold,
  type Repayment,
} from './rules'

const someTerms = fc.record({
  principalFen: fc.oneof(fc.bigInt({ min: 1n, max: 100n }), fc.bigInt({ min: 1n, max: 10_000_000n })).map(fen),
  rateBps: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_400 })),
  method: fc.constantFrom(...METHODS),
  terms: fc.integer({ min: 1, max: 12 }),
  startOn: fc.nat({ max: 1_500 }).map((days) => addDays(day('2026-01-01'), days)),
  dueDay: fc.integer({ min: 1, max: 31 }),
})

/** Repayments as days since the one before and thousandths of that day's payoff. */
const someSteps = fc.array(fc.tuple(fc.nat({ max: 70 }), fc.integer({ min: 1, max: 1_000 })), { maxLength: 8 })

const shareOfPayoff = (loan: LoanState, on: Day, thousandths: number) =>
  fen((payoffOn(loan, on) * BigInt(thousandths) + 999n) / 1_000n)

function repaymentsOf(terms: LoanTerms, steps: [number, number][]): Repayment[] {
  let [loan, paidOn] = [openingOf(terms), terms.startOn]
  return steps.flatMap(([days, thousandths]) => {
    paidOn = addDays(paidOn, days)
    const repayment = { paidOn, amountFen: shareOfPayoff(loan, paidOn, thousandths) }
    if (repayment.amountFen === 0n) return []
    loan = applyRepayment(loan, repayment).loan
    return [repayment]
  })
}

/** The book's rules walked day by day without any state carried over: what the engine must equal. */
function walkedDayByDay(terms: LoanTerms, repayments: Repayment[], asOf: Day, waivers: Waiver[] = []) {
  const rows = scheduleOf(terms).map((one) => ({
    ...one,
    paid: { penalty: 0n, interest: 0n, principal: 0n },
    exact: 0n,
  }))
  const penaltyOf = (row: (typeof rows)[number]) => roundHalfUp(fraction(row.exact, 36_500_000n)) - row.paid.penalty
  for (let today = terms.startOn; today <= asOf; today = addDays(today, 1)) {
    for (const row of rows) {
      const late = daysBetween(row.dueOn, today)
      const tenths = late <= 3 ? 0 : late <= 30 ? 10 : late <= 60 ? 13 : 15
      const unpaidFen = row.principalFen - row.paid.principal
      const waived = waivers.find(({ number, on }) => number === row.number && on === today)
      const bearingFen = unpaidFen - (waived ? minFen(waived.principalFen, unpaidFen) : 0n)
      row.exact += bearingFen * BigInt(Math.min(terms.rateBps * tenths, 24_000))
    }
    for (const { amountFen } of repayments.filter(({ paidOn }) => paidOn === today)) {
      let restFen: bigint = amountFen
      const take = (owedFen: bigint) => {
        const takenFen = owedFen < restFen ? owedFen : restFen
        restFen -= takenFen
        return takenFen
      }
      for (const row of rows) {
        row.paid.penalty += take(penaltyOf(row))
        row.paid.interest += take(row.interestFen - row.paid.interest)
        row.paid.principal += take(row.principalFen - row.paid.principal)
      }
    }
  }
  return rows.map((row) => [row.number, penaltyOf(row), row.paid.penalty, row.paid.interest, row.paid.principal])
}

const figuresOf = (loan: LoanState, asOf: Day) =>
  positionAt(loan, asOf).instalments.map((one) => [
    one.number,
    one.penaltyFen,
    one.penaltyPaidFen,
    one.interestPaidFen,
    one.principalPaidFen,
  ])

describe('for any loan and any repayments', () => {
  const later = fc.nat({ max: 100 })

  test('one repayment after the other on kept state equals the book walked day by day', () => {
    fc.assert(
      fc.property(someTerms, someSteps, later, (terms, steps, days) => {
        const repayments = repaymentsOf(terms, steps)
        const asOf = addDays(repayments.at(-1)?.paidOn ?? terms.startOn, days)
        const position = positionOf(terms, repayments, asOf)
        expect(figuresOf(position.loan, asOf)).toEqual(walkedDayByDay(terms, repayments, asOf))
        position.parts.forEach((split, index) => expect(totalOf(split)).toBe(repayments[index]?.amountFen))
      }),
      { numRuns: 300 },
    )
  })

  test('what is owed, paid and totalled adds up to the fen, and principal to the loan', () => {
    fc.assert(
      fc.property(someTerms, someSteps, later, (terms, steps, days) => {
        const repayments = repaymentsOf(terms, steps)
        const asOf = addDays(repayments.at(-1)?.paidOn ?? terms.startOn, days)
        const { instalments, toClearFen, principalOutstandingFen, penaltyDueFen, loan } = positionOf(
          terms,
          repayments,
          asOf,
        )
        const sum = (of: (one: (typeof instalments)[number]) => bigint) =>
          instalments.reduce((total, one) => total + of(one), 0n)
        expect(sum((one) => one.principalFen)).toBe(terms.principalFen)
        expect(principalOutstandingFen + sum((one) => one.principalPaidFen)).toBe(terms.principalFen)
        expect(toClearFen).toBe(
          principalOutstandingFen + penaltyDueFen + sum((one) => one.interestFen - one.interestPaidFen),
        )
        expect(toClearFen).toBe(payoffOn(loan, asOf))
        expect(sum((one) => one.principalPaidFen + one.interestPaidFen + one.penaltyPaidFen)).toBe(
          repayments.reduce((total, { amountFen }) => total + amountFen, 0n),
        )
      }),
    )
  })

  test('the payoff clears everything for good; a fen more is refused, a fen less leaves one', () => {
    fc.assert(
      fc.property(someTerms, someSteps, later, (terms, steps, days) => {
        const { loan } = positionOf(terms, repaymentsOf(terms, steps), terms.startOn)
        const on = addDays(loan.lastBookedOn ?? terms.startOn, days)
        const payoffFen = payoffOn(loan, on)
        fc.pre(payoffFen > 1n)
        expect(mayPayAmount(loan, fen(payoffFen + 1n), on).ok).toBe(false)
        expect(payoffOn(applyRepayment(loan, { paidOn: on, amountFen: fen(payoffFen - 1n) }).loan, on)).toBe(1n)
        const cleared = positionAt(applyRepayment(loan, { paidOn: on, amountFen: payoffFen }).loan, addDays(on, 400))
        expect(cleared.instalments.every(({ state }) => state === 'paid')).toBe(true)
        expect(cleared.toClearFen).toBe(0n)
      }),
    )
  })

  test('penalty never falls while nobody pays, and a later payment never costs less', () => {
    fc.assert(
      fc.property(someTerms, someSteps, later, later, (terms, steps, days, more) => {
        const { loan } = positionOf(terms, repaymentsOf(terms, steps), terms.startOn)
        const on = addDays(loan.lastBookedOn ?? terms.startOn, days)
        expect(payoffOn(loan, addDays(on, more))).toBeGreaterThanOrEqual(payoffOn(loan, on))
      }),
    )
  })
})

describe('for any hold', () => {
  const someHold = fc.record({
    days: fc.nat({ max: 70 }),
    thousandths: fc.integer({ min: 1, max: 1_000 }),
    lasts: fc.nat({ max: 9 }),
  })

  /** A loan with a running hold on it, or nothing where nothing is owed. */
  function heldLoanOf(
    terms: LoanTerms,
    steps: [number, number][],
    hold: { days: number; thousandths: number; lasts: number },
  ) {
    const repayments = repaymentsOf(terms, steps)
    const { loan } = positionOf(terms, repayments, terms.startOn)
    const heldOn = addDays(loan.lastBookedOn ?? terms.startOn, hold.days)
    const amountFen = shareOfPayoff(loan, heldOn, hold.thousandths)
    const frozen = freezeOf(loan, heldOn, amountFen)
    return frozen.ok
      ? { repayments, loan, heldOn, amountFen, frozen: frozen.value.loan, endsOn: addDays(heldOn, hold.lasts) }
      : undefined
  }

  test('posted, it is a repayment of its own day, down to the last figure kept', () => {
    fc.assert(
      fc.property(someTerms, someSteps, someHold, (terms, steps, hold) => {
        const held = heldLoanOf(terms, steps, hold)
        fc.pre(held !== undefined)
        expect(postHold(held.frozen)).toEqual({
          ok: true,
          value: applyRepayment(held.loan, { paidOn: held.heldOn, amountFen: held.amountFen }),
        })
      }),
    )
  })

  test('while it runs, what it does not reach costs what it would cost after the posting', () => {
    fc.assert(
      fc.property(someTerms, someSteps, someHold, (terms, steps, hold) => {
        const held = heldLoanOf(terms, steps, hold)
        fc.pre(held !== undefined)
        const posted = postHold(held.frozen)
        fc.pre(posted.ok)
        expect(payoffOn(held.frozen, held.endsOn)).toBe(payoffOn(posted.value.loan, held.endsOn) + held.amountFen)
      }),
    )
  })

  test('released, only the waived days differ from the book walked day by day', () => {
    fc.assert(
      fc.property(someTerms, someSteps, someHold, (terms, steps, hold) => {
        const held = heldLoanOf(terms, steps, hold)
        fc.pre(held !== undefined)
        const { loan, waivers } = releaseHold(held.frozen, held.endsOn)
        const asOf = addDays(held.endsOn, 40)
        expect(figuresOf(loan, asOf)).toEqual(walkedDayByDay(terms, held.repayments, asOf, waivers))
        const days = waivers.map(({ number, on }) => `${number} ${on}`)
        expect(new Set(days).size).toBe(days.length)
        for (const { on } of waivers) expect(daysBetween(held.heldOn, on)).toBeLessThanOrEqual(Math.min(3, hold.lasts))
      }),
      { numRuns: 300 },
    )
  })
})
