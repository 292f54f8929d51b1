import { addDays, day, type Day } from '@/lib/calendar/day'
import { fen } from '@/lib/money/fen'
import { newId } from '@/lib/id'
import { describe, expect, it } from 'vitest'
import {
  capBpsOf,
  dueDaysOf,
  isRateOffered,
  limitationOnOf,
  mayChargeRate,
  mayMark,
  mayPropose,
  maySignAsBorrower,
  mayStateMeaning,
  numberOf,
  openQuestionsOf,
  payByOf,
  planOf,
  planTotalOf,
  repaymentDaysOf,
  signByOf,
  type DraftState,
  type Terms,
} from './rules'

const TODAY = day('2026-12-11')
const LPR = { effectiveOn: day('2026-11-20'), rateBps: 300, source: '演示数据' }
const at = { today: TODAY, lastPayableOn: day('2026-12-22'), maximumFen: fen(41_283), lpr: LPR }
const loan = (changed: Partial<Extract<Terms, { meaning: 'loan' }>> = {}): Terms => ({
  meaning: 'loan',
  months: 5,
  firstOn: day('2027-01-15'),
  rateBps: 0,
  ...changed,
})
const codeOf = (decision: { ok: true } | { ok: false; code: string }) => (decision.ok ? 'ok' : decision.code)

describe('the cap of interest between friends (private-lending provisions 25)', () => {
  it('is four times the one-year LPR', () => {
    expect(capBpsOf(LPR)).toBe(1_200)
    expect(capBpsOf({ ...LPR, rateBps: 310 })).toBe(1_240)
  })

  it.each<[Day, boolean]>([
    [TODAY, true],
    [addDays(TODAY, -60), true],
    [addDays(TODAY, -61), false],
    [addDays(TODAY, 1), false],
    [day('2025-05-20'), false],
  ])('a rate is offered while the newest LPR, of %s, is 60 days old at most: %s', (effectiveOn, offered) => {
    expect(isRateOffered({ ...LPR, effectiveOn }, TODAY)).toBe(offered)
  })

  it.each([
    [0, LPR.effectiveOn, 'ok'],
    [0, day('2025-05-20'), 'ok'],
    [1, day('2025-05-20'), 'rate_not_offered'],
    [1_200, LPR.effectiveOn, 'ok'],
    [1_201, LPR.effectiveOn, 'rate_above_cap'],
  ])('%s basis points with an LPR of %s: %s', (rateBps, effectiveOn, expected) => {
    expect(codeOf(mayChargeRate(rateBps, { ...LPR, effectiveOn }, TODAY))).toBe(expected)
  })

  it('a refused rate says the cap', () => {
    expect(mayChargeRate(1_201, LPR, TODAY)).toEqual({ ok: false, code: 'rate_above_cap', params: { cap: '12%' } })
  })
})

describe('what a friend may propose', () => {
  const days = repaymentDaysOf(at.lastPayableOn)

  it('repayment begins after the last day on which it can be paid, within a year', () => {
    expect(days).toEqual({ earliest: '2026-12-23', latest: '2027-12-22' })
  })

  it.each<[string, Terms, string]>([
    ['a gift', { meaning: 'gift' }, 'ok'],
    ['a loan over 1 month', loan({ months: 1 }), 'ok'],
    ['a loan over 36 months', loan({ months: 36 }), 'ok'],
    ['a loan over 0 months', loan({ months: 0 }), 'months_out_of_range'],
    ['a loan over 37 months', loan({ months: 37 }), 'months_out_of_range'],
    ['a loan over 2.5 months', loan({ months: 2.5 }), 'months_out_of_range'],
    ['a loan from the earliest day', loan({ firstOn: days.earliest }), 'ok'],
    ['a loan from the day before', loan({ firstOn: addDays(days.earliest, -1) }), 'first_day_out_of_range'],
    ['a loan from the latest day', loan({ firstOn: days.latest }), 'ok'],
    ['a loan from the day after', loan({ firstOn: addDays(days.latest, 1) }), 'first_day_out_of_range'],
    ['a loan at the cap', loan({ rateBps: 1_200 }), 'ok'],
    ['a loan above it', loan({ rateBps: 1_201 }), 'rate_above_cap'],
    ['an advance until the earliest day', { meaning: 'advance', byOn: days.earliest }, 'ok'],
    ['an advance until today', { meaning: 'advance', byOn: TODAY }, 'by_day_out_of_range'],
    [
      'an advance until after the latest day',
      { meaning: 'advance', byOn: addDays(days.latest, 1) },
      'by_day_out_of_range',
    ],
  ])('%s: %s', (_, terms, expected) => {
    expect(codeOf(mayPropose(terms, at))).toBe(expected)
  })

  it('no part of less than a fen', () => {
    expect(codeOf(mayPropose(loan({ months: 5 }), { ...at, maximumFen: fen(4) }))).toBe('parts_too_small')
    expect(codeOf(mayPropose(loan({ months: 5 }), { ...at, maximumFen: fen(5) }))).toBe('ok')
  })
})

describe('days and sums', () => {
  it('a loan’s due days go by months, an advance has one, a gift none', () => {
    expect(dueDaysOf(loan({ months: 3, firstOn: day('2027-01-31') }))).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
    ])
    expect(dueDaysOf({ meaning: 'advance', byOn: day('2027-03-31') })).toEqual(['2027-03-31'])
    expect(dueDaysOf({ meaning: 'gift' })).toEqual([])
  })

  it('limitation is three years from the last of them (Civil Code 188, 189)', () => {
    expect(limitationOnOf(loan())).toBe('2030-05-15')
    expect(limitationOnOf({ meaning: 'advance', byOn: day('2028-02-29') })).toBe('2031-02-28')
    expect(limitationOnOf({ meaning: 'gift' })).toBeUndefined()
  })

  it('a plan’s total is what was paid and its interest', () => {
    expect(planTotalOf(planOf(loan(), fen(41_250), TODAY))).toBe(41_250n)
    expect(planTotalOf(planOf({ meaning: 'gift' }, fen(41_250), TODAY))).toBe(0n)
  })

  it('the borrower has a day to sign, the friend three to pay', () => {
    const now = new Date('2026-12-12T02:26:00Z')
    expect(signByOf(now).toISOString()).toBe('2026-12-13T02:26:00.000Z')
    expect(payByOf(now).toISOString()).toBe('2026-12-15T02:26:00.000Z')
  })
})

describe('how he means it', () => {
  const drafted = (meaningAnswers: number): DraftState => ({ state: 'drafted', meaning: 'gift', meaningAnswers })
  const matched: DraftState = { state: 'matched', meaning: 'gift', meaningAnswers: 1 }

  it.each<[string, DraftState | undefined, 'gift' | 'loan', string]>([
    ['the first time', undefined, 'gift', 'answer'],
    ['once more after a mismatch', drafted(1), 'loan', 'answer'],
    ['not a third time', drafted(2), 'loan', 'meaning_answered_twice'],
    ['after a match the same, with other terms', matched, 'gift', 'terms'],
    ['after a match not otherwise', matched, 'loan', 'meaning_settled'],
  ])('%s', (_, draft, meaning, expected) => {
    const decision = mayStateMeaning(draft, meaning)
    expect(decision.ok ? decision.value : decision.code).toBe(expected)
  })
})

describe('an agreement’s number', () => {
  it('is its month and eight signs that nobody confuses', () => {
    expect(numberOf(TODAY, '0199aaaa-bbbb-7ccc-8ddd-ee00000000ff')).toBe('A-2612-0000007Z')
    expect(numberOf(TODAY, '0199aaaa-bbbb-7ccc-8ddd-eeffffffffff')).toBe('A-2612-ZZZZZZZZ')
  })

  it('differs from id to id', () => {
    const numbers = Array.from({ length: 2_000 }, () => numberOf(TODAY, newId()))
    expect(new Set(numbers).size).toBe(2_000)
    for (const number of numbers) expect(number).toMatch(/^A-2612-[0-9A-HJKMNP-TV-Z]{8}$/)
  })
})

describe('the questions', () => {
  it('stay open until answered right, however often they were answered wrong', () => {
    const questions = [
      { id: 'a', right: '1' },
      { id: 'b', right: '2' },
    ]
    const wrong = { question: 'a', answer: '2', right: false }
    expect(openQuestionsOf(questions, [wrong]).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(
      openQuestionsOf(questions, [wrong, { question: 'a', answer: '1', right: true }]).map(({ id }) => id),
    ).toEqual(['b'])
  })
})

describe('a signature', () => {
  it.each([
    ['李 四', 'ok'],
    ['李·四', 'ok'],
    ['李四光', 'signature_name_differs'],
    ['', 'signature_name_differs'],
  ])('typed as “%s”: %s', (name, expected) => {
    expect(codeOf(mayMark({ method: 'typed', name }, '李四'))).toBe(expected)
  })

  it('drawn is a line at least; by code it is the code alone', () => {
    expect(codeOf(mayMark({ method: 'drawn', strokes: [] }, '李四'))).toBe('signature_empty')
    expect(codeOf(mayMark({ method: 'drawn', strokes: [[[0.1, 0.1]]] }, '李四'))).toBe('signature_empty')
    expect(
      codeOf(
        mayMark(
          {
            method: 'drawn',
            strokes: [
              [
                [0.1, 0.1],
                [0.5, 0.5],
              ],
            ],
          },
          '李四',
        ),
      ),
    ).toBe('ok')
    expect(codeOf(mayMark({ method: 'code' }, '李四'))).toBe('ok')
  })
})

describe('the borrower’s signature', () => {
  const now = new Date('2026-12-12T02:41:00Z')
  const signed = { state: 'signed', signBy: addHours(now, 1), textHash: 'h' }

  it.each([
    ['in time, the same text', signed, 'h', 'ok'],
    ['another text', signed, 'x', 'contract_changed'],
    ['in the last instant', { ...signed, signBy: now }, 'h', 'agreement_over'],
    ['twice', { ...signed, state: 'in_force' }, 'h', 'signed_already'],
    ['after it was paid', { ...signed, state: 'performed' }, 'h', 'signed_already'],
    ['after it ended', { ...signed, state: 'withdrawn' }, 'h', 'agreement_over'],
  ])('%s', (_, agreement, hash, expected) => {
    expect(codeOf(maySignAsBorrower(agreement, hash, now))).toBe(expected)
  })
})

function addHours(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * 3_600_000)
}
