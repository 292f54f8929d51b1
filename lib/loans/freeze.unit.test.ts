import { describe, expect, test } from 'vitest'
import { openingOf, type LoanState } from '@/lib/calendar/accrual'
import { day } from '@/lib/calendar/day'
import { fen } from '@/lib/money/fen'
import { valueOf } from '@/lib/refusal'
import {
  applyRepayment,
  freezeOf,
  isHoldOwed,
  loanAfter,
  positionAt,
  postHold,
  releaseHold,
  type LoanEvent,
} from './rules'

/** 10,000 yuan and 152.08 of interest due on 28 February; from day 4 penalty is 5 yuan a day, 2.50 on half of it. */
const opening = openingOf({
  principalFen: fen(1_000_000),
  rateBps: 1_825,
  method: 'interest_first',
  terms: 1,
  startOn: day('2026-01-31'),
  dueDay: 28,
})
const TENTH_DAY = day('2026-03-10')
const TWENTIETH_DAY = day('2026-03-20')
const WHOLE = fen(3_500 + 15_208 + 1_000_000)
const HALF = fen(3_500 + 15_208 + 500_000)

const frozen = (amountFen = HALF, heldOn = TENTH_DAY): LoanState => valueOf(freezeOf(opening, heldOn, amountFen)).loan
const penaltyOn = (loan: LoanState, on: string) => positionAt(loan, day(on)).penaltyDueFen

describe('while a hold runs', () => {
  test('it reaches the parts on which the money would go on its day', () => {
    expect(frozen().hold).toEqual({
      heldOn: TENTH_DAY,
      parts: [{ number: 1, penaltyFen: 3_500n, interestFen: 15_208n, principalFen: 500_000n }],
    })
  })

  test('penalty runs from the next day on the rest only', () => {
    expect(penaltyOn(frozen(), '2026-03-10')).toBe(3_500n)
    expect(penaltyOn(frozen(), '2026-03-11')).toBe(3_750n)
    expect(penaltyOn(frozen(), '2026-03-20')).toBe(6_000n)
  })

  test('an instalment that it fills is not shown overdue, one that it does not fill is', () => {
    const filled = positionAt(frozen(WHOLE), TWENTIETH_DAY)
    expect(filled.instalments[0]).toMatchObject({ state: 'held', owedFen: WHOLE, heldFen: WHOLE })
    expect(filled).toMatchObject({ daysOverdue: 0, interestOverdueFen: 0n, principalOverdueFen: 0n, toClearFen: WHOLE })
    const touched = positionAt(frozen(), TWENTIETH_DAY)
    expect(touched.instalments[0]).toMatchObject({ state: 'overdue', owedFen: 1_021_208n, heldFen: HALF })
    expect(touched.daysOverdue).toBe(20)
  })

  test('made before the due date it keeps the instalment from ever being overdue', () => {
    const early = positionAt(frozen(fen(1_015_208), day('2026-02-28')), TWENTIETH_DAY)
    expect(early).toMatchObject({ daysOverdue: 0, penaltyDueFen: 0n })
  })

  test('a second one, one of nothing and one above the payoff are not taken', () => {
    expect(() => freezeOf(frozen(), TENTH_DAY, fen(1))).toThrow('one covering hold')
    expect(freezeOf(opening, TENTH_DAY, fen(0))).toEqual({ ok: false, code: 'amount_zero' })
    expect(freezeOf(opening, TENTH_DAY, fen(WHOLE + 1n))).toMatchObject({ ok: false, code: 'amount_over_payoff' })
  })
})

describe('released without posting', () => {
  test.each([
    ['on its own day nothing is waived', '2026-03-10', [], 8_500n],
    ['on the second day two days are waived', '2026-03-12', ['2026-03-11', '2026-03-12'], 8_000n],
    [
      'on the tenth day three are, later ones added back',
      '2026-03-20',
      ['2026-03-11', '2026-03-12', '2026-03-13'],
      7_750n,
    ],
  ])('%s', (_, releasedOn, waivedDays, penaltyFen) => {
    const { loan, waivers } = releaseHold(frozen(), day(releasedOn))
    expect(waivers).toEqual(waivedDays.map((on) => ({ number: 1, on, principalFen: 500_000n })))
    expect(positionAt(loan, TWENTIETH_DAY)).toMatchObject({ penaltyDueFen: penaltyFen, daysOverdue: 20 })
    expect(loan.hold).toBeNull()
  })

  test('days that cost nothing are no waiver: of the days 3, 4, 5 after the due date two are', () => {
    const { loan, waivers } = releaseHold(frozen(fen(1_015_208), day('2026-03-02')), day('2026-03-08'))
    expect(waivers.map(({ on }) => on)).toEqual(['2026-03-04', '2026-03-05'])
    expect(penaltyOn(loan, '2026-03-08')).toBe(1_500n)
  })

  test('a later hold waives its own days, none twice', () => {
    const first = releaseHold(frozen(), day('2026-03-12')).loan
    const second = releaseHold(valueOf(freezeOf(first, day('2026-03-12'), HALF)).loan, day('2026-03-13'))
    expect(second.waivers.map(({ on }) => on)).toEqual(['2026-03-13'])
    expect(second.loan.waivers).toHaveLength(3)
  })

  test('one made before midnight and heard after an earlier one had ended waives no day twice', () => {
    const first = releaseHold(frozen(), day('2026-03-11')).loan
    const second = releaseHold(valueOf(freezeOf(first, TENTH_DAY, HALF)).loan, day('2026-03-12'))
    expect(second.waivers.map(({ on }) => on)).toEqual(['2026-03-12'])
    expect(second.loan.waivers.map(({ on }) => on)).toEqual(['2026-03-11', '2026-03-12'])
    expect(penaltyOn(second.loan, '2026-03-12')).toBe(3_500n + 250n + 250n)
  })

  test('it cannot end before it began', () => {
    expect(() => releaseHold(frozen(), day('2026-03-09'))).toThrow('began before')
    expect(() => releaseHold(opening, TENTH_DAY)).toThrow('a hold is running')
  })
})

describe('a repayment booked while the hold runs', () => {
  /** On day 15 it pays 35 yuan of penalty, five days of 2.50, the interest, and 1,000 of principal. */
  const between = applyRepayment(frozen(), { paidOn: day('2026-03-15'), amountFen: fen(4_750 + 15_208 + 100_000) })

  test('pays the penalty of the part that the hold does not reach', () => {
    expect(between.parts).toEqual([{ number: 1, penaltyFen: 4_750n, interestFen: 15_208n, principalFen: 100_000n }])
    expect(penaltyOn(between.loan, '2026-03-20')).toBe(1_000n)
  })

  test('then released: days 14 and 15 come back as well, at the principal of those days', () => {
    // Five days on 9,000 yuan at 4.50, and two at 2.50 spared until then.
    expect(penaltyOn(releaseHold(between.loan, TWENTIETH_DAY).loan, '2026-03-20')).toBe(2_250n + 500n)
  })

  test('then posted: the money counts from the day already booked, and is not refused as late', () => {
    const { loan, parts } = valueOf(postHold(between.loan))
    expect(parts).toEqual([{ number: 1, penaltyFen: 0n, interestFen: 0n, principalFen: 518_708n }])
    expect(loan.lastBookedOn).toBe('2026-03-15')
    expect(penaltyOn(loan, '2026-03-20')).toBe(953n)
  })

  test('then posted: what was spared does not come back when a later hold ends', () => {
    const { loan } = valueOf(postHold(between.loan))
    const again = valueOf(freezeOf(loan, TWENTIETH_DAY, fen(1))).loan
    expect(penaltyOn(releaseHold(again, TWENTIETH_DAY).loan, '2026-03-20')).toBe(953n)
  })

  test('on an instalment that the hold fills leaves nothing for penalty to run on', () => {
    const whole = applyRepayment(frozen(WHOLE), { paidOn: day('2026-03-15'), amountFen: fen(3_500 + 15_208 + 100_000) })
    expect(penaltyOn(whole.loan, '2026-03-20')).toBe(0n)
    // Two days on 10,000 yuan come back, and five on 9,000.
    expect(penaltyOn(releaseHold(whole.loan, TWENTIETH_DAY).loan, '2026-03-20')).toBe(1_000n + 2_250n)
  })

  test('replayed from its events the loan is the same', () => {
    const events: LoanEvent[] = [
      { kind: 'hold', heldOn: TENTH_DAY, amountFen: HALF },
      { kind: 'repayment', paidOn: day('2026-03-15'), amountFen: fen(4_750 + 15_208 + 100_000) },
    ]
    const posted = loanAfter(opening.terms, [...events, { kind: 'posting' }])
    expect(posted).toEqual(valueOf(postHold(between.loan)).loan)
    const released = loanAfter(opening.terms, [...events, { kind: 'release', releasedOn: TWENTIETH_DAY }])
    expect(released).toEqual(releaseHold(between.loan, TWENTIETH_DAY).loan)
    expect(() => loanAfter(opening.terms, [...events, ...events])).toThrow('one covering hold')
  })

  test('before capture it is asked whether all of the hold is still owed', () => {
    const [whole, most] = [frozen(WHOLE), { paidOn: TENTH_DAY, amountFen: fen(15_000) }]
    const ask = { kind: 'instalments', numbers: [1] } as const
    expect(isHoldOwed(whole, ask, TWENTIETH_DAY)).toBe(true)
    expect(isHoldOwed(applyRepayment(whole, most).loan, ask, TENTH_DAY)).toBe(false)
    expect(isHoldOwed(between.loan, { kind: 'amount', amountFen: HALF }, TWENTIETH_DAY)).toBe(true)
  })

  test('a hold of which nothing is owed any more is not posted', () => {
    const settled = applyRepayment(frozen(WHOLE), { paidOn: TENTH_DAY, amountFen: WHOLE }).loan
    expect(postHold(settled)).toEqual({ ok: false, code: 'loan_settled' })
  })
})
