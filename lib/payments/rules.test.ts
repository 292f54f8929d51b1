import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openingOf, type LoanState } from '@/lib/calendar/accrual'
import { addDays, day } from '@/lib/calendar/day'
import { instantAt } from '@/lib/calendar/shanghai'
import { applyRepayment, dueNow, payoffOn } from '@/lib/loans/rules'
import { fen } from '@/lib/money/fen'
import { totalOf } from '@/lib/money/owed'
import { valueOf } from '@/lib/refusal'
import {
  bookingOf,
  courseOf,
  eventAtOf,
  givenUpAt,
  isAbout,
  mayRefund,
  MOVES,
  needsNotice,
  objectionTo,
  type OrderSaid,
  type PaymentFacts,
  type PaymentState,
} from './rules'

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
/** Instalment 1 with its penalty through that day. */
const FIRST_FEN = dueNow(loan, { kind: 'instalments', numbers: [1] }, TODAY)

const said = (state: OrderSaid['state'], more: Partial<OrderSaid> = {}): OrderSaid => ({
  state,
  amountFen: fen(41_250),
  heldAt: state === 'held' || state === 'captured' ? NOON : null,
  capturedAt: state === 'captured' ? NOON : null,
  reason: null,
  instrument: null,
  ...more,
})

const payment = (state: PaymentState, more: Partial<PaymentFacts> = {}): PaymentFacts => ({
  state,
  kind: 'own',
  amountFen: fen(41_250),
  endCause: null,
  ...more,
})

describe('what follows from the channel’s word', () => {
  const ending = { endCause: 'came_second' } as const
  test.each<[string, PaymentFacts, OrderSaid, object]>([
    ['created, not paid yet', payment('created'), said('created'), { act: 'nothing' }],
    ['created, still thinking', payment('created'), said('processing'), { act: 'nothing' }],
    ['created, unknown to the channel itself', payment('created'), said('unknown'), { act: 'nothing' }],
    ['created, held', payment('created'), said('held'), { act: 'hold' }],
    ['created, taken unasked', payment('created'), said('captured'), { act: 'late' }],
    [
      'created, card refused',
      payment('created'),
      said('failed', { reason: 'instrument_refused' }),
      { act: 'end', state: 'failed', cause: 'instrument_refused' },
    ],
    [
      'created, too little',
      payment('created'),
      said('failed', { reason: 'insufficient_funds' }),
      { act: 'end', state: 'failed', cause: 'instrument_refused' },
    ],
    [
      'created, wrong code',
      payment('created'),
      said('failed', { reason: 'code_wrong' }),
      { act: 'end', state: 'failed', cause: 'instrument_refused' },
    ],
    [
      'created, payer left',
      payment('created'),
      said('failed', { reason: 'payer_left' }),
      { act: 'end', state: 'failed', cause: 'given_up' },
    ],
    [
      'created, time over',
      payment('created'),
      said('failed', { reason: 'order_ended' }),
      { act: 'end', state: 'failed', cause: 'never_held' },
    ],
    [
      'created, hold lapsed unseen',
      payment('created'),
      said('voided', { reason: 'hold_expired' }),
      { act: 'end', state: 'voided', cause: 'expired_at_channel' },
    ],
    [
      'created, given up',
      payment('created'),
      said('voided', { reason: 'asked' }),
      { act: 'end', state: 'voided', cause: 'never_held' },
    ],
    ['held, still held', payment('held'), said('held'), { act: 'nothing' }],
    ['held, captured', payment('held'), said('captured'), { act: 'capture' }],
    [
      'held, hold lapsed',
      payment('held'),
      said('voided'),
      { act: 'end', state: 'voided', cause: 'expired_at_channel' },
    ],
    ['held, failed', payment('held'), said('failed'), { act: 'end', state: 'failed', cause: 'capture_refused' }],
    [
      'held and ending, voided',
      payment('held', ending),
      said('voided'),
      { act: 'end', state: 'voided', cause: 'came_second' },
    ],
    ['held and ending, taken all the same', payment('held', ending), said('captured'), { act: 'late' }],
    ['failed, held later', payment('failed'), said('held'), { act: 'void_again' }],
    ['failed, taken later', payment('failed'), said('captured'), { act: 'late' }],
    ['voided, held later', payment('voided'), said('held'), { act: 'void_again' }],
    ['voided, taken later', payment('voided'), said('captured'), { act: 'late' }],
    ['voided, voided', payment('voided'), said('voided'), { act: 'nothing' }],
    ['captured, captured', payment('captured'), said('captured'), { act: 'nothing' }],
    ['refunded, captured', payment('refunded'), said('captured'), { act: 'nothing' }],
    ['a late yes itself', payment('captured', { kind: 'late' }), said('captured'), { act: 'nothing' }],
  ])('%s', (_, facts, word, course) => {
    expect(courseOf(facts, word)).toEqual(course)
  })

  test('never asks for a move that is not declared', () => {
    const states: PaymentState[] = ['created', 'held', 'captured', 'voided', 'failed', 'refunded']
    const words: OrderSaid['state'][] = ['created', 'processing', 'unknown', 'held', 'captured', 'voided', 'failed']
    const moves = states.flatMap((state) =>
      words.flatMap((word) => {
        const course = courseOf(payment(state), said(word))
        const to =
          { hold: 'held', capture: 'captured' }[course.act as string] ??
          (course.act === 'end' ? course.state : undefined)
        return to ? [[state, to] as [PaymentState, PaymentState]] : []
      }),
    )
    expect(moves).toHaveLength(6)
    for (const [from, to] of moves) expect(MOVES[from]).toContain(to)
  })

  test('money of another sum, or without its time, is no word about this payment', () => {
    expect(isAbout(payment('created'), said('held'))).toBe(true)
    expect(isAbout(payment('created'), said('held', { amountFen: fen(41_251) }))).toBe(false)
    expect(isAbout(payment('created'), said('held', { heldAt: null }))).toBe(false)
    expect(isAbout(payment('held'), said('captured', { amountFen: fen(41_249) }))).toBe(false)
    expect(isAbout(payment('held'), said('captured', { capturedAt: null }))).toBe(false)
    expect(isAbout(payment('created'), said('failed', { amountFen: null }))).toBe(true)
  })
})

test('what has ended moves no more, and what was captured only goes back', () => {
  expect(MOVES).toMatchObject({ captured: ['refunded'], voided: [], failed: [], refunded: [] })
})

describe('a hold may not stay', () => {
  const inTime = {
    heldAt: NOON,
    orderEndsAt: instantAt(TODAY, '12:15'),
    instrument: { kind: 'debit', tail: '6621', holderMatches: true } as const,
  }
  test.each([
    [
      'at the quote’s very end',
      { ...inTime, heldAt: inTime.orderEndsAt },
      { isCovered: false, isOwed: true },
      'held_too_late',
    ],
    ['after another one', inTime, { isCovered: true, isOwed: true }, 'came_second'],
    ['when less is owed', inTime, { isCovered: false, isOwed: false }, 'owed_less'],
  ])('%s', (_, hold, facts, cause) => {
    expect(objectionTo(hold, facts)).toBe(cause)
  })

  test('and stays otherwise', () => {
    expect(objectionTo(inTime, { isCovered: false, isOwed: true })).toBeUndefined()
  })
})

describe('booking what the lender posted', () => {
  test('closes the instalment on the day of the hold', () => {
    const { parts } = valueOf(bookingOf(loan, { valueOn: TODAY, amountFen: FIRST_FEN }))
    expect(parts).toMatchObject([{ number: 1 }])
    expect(totalOf(parts)).toBe(FIRST_FEN)
  })

  test('counts on the day of its hold although a later repayment was booked meanwhile', () => {
    const later = applyRepayment(loan, { paidOn: addDays(TODAY, 2), amountFen: fen(100) }).loan
    const { parts, loan: after } = valueOf(bookingOf(later, { valueOn: TODAY, amountFen: FIRST_FEN }))
    expect(totalOf(parts)).toBe(FIRST_FEN)
    expect(after.lastBookedOn).toBe(addDays(TODAY, 2))
  })

  test('is refused where the loan no longer owes it', () => {
    const nearly = applyRepayment(loan, { paidOn: TODAY, amountFen: fen(payoffOn(loan, TODAY) - 1n) }).loan
    expect(bookingOf(nearly, { valueOn: TODAY, amountFen: FIRST_FEN })).toMatchObject({
      ok: false,
      code: 'amount_over_payoff',
    })
  })

  test('never books more than is owed nor less than was paid, in whatever order days arrive', () => {
    const repayments = fc.array(
      fc.record({ days: fc.integer({ min: 36, max: 90 }), amountFen: fc.bigInt({ min: 1n, max: 60_000n }) }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(repayments, (list) => {
        let state: LoanState = loan
        let paid = 0n
        for (const { days, amountFen } of list) {
          const booking = bookingOf(state, { valueOn: addDays(day('2026-05-20'), days), amountFen: fen(amountFen) })
          if (!booking.ok) continue
          expect(totalOf(booking.value.parts)).toBe(amountFen)
          paid += amountFen
          state = booking.value.loan
        }
        const booked = state.instalments.reduce(
          (sum, i) => sum + i.principalPaidFen + i.interestPaidFen + i.penaltyPaidFen,
          0n,
        )
        expect(booked).toBe(paid)
        for (const i of state.instalments)
          expect(i.principalPaidFen <= i.principalFen && i.interestPaidFen <= i.interestFen).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

test('only what the lender will never post may be given back', () => {
  const answer = (state: 'posted' | 'pending' | 'refused' | 'cancelled') =>
    mayRefund({ state, receiptNo: null, postedAt: null })
  expect([answer('refused'), answer('cancelled'), answer('pending'), answer('posted')]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('times', () => {
  expect(givenUpAt(NOON)).toEqual(instantAt(TODAY, '12:15'))
  expect(eventAtOf(NOON, instantAt(TODAY, '12:01'))).toEqual(NOON)
  expect(eventAtOf(instantAt(TODAY, '12:01'), NOON)).toEqual(NOON)
})

test('a notice tells of an end that the payer did not see himself', () => {
  expect(['given_up', 'never_held', 'instrument_refused'].some((cause) => needsNotice(cause as 'given_up'))).toBe(false)
  expect(needsNotice('came_second') && needsNotice('lender_refused')).toBe(true)
})
