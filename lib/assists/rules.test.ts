import { addDays, day } from '@/lib/calendar/day'
import { openingOf } from '@/lib/calendar/accrual'
import { instantAt } from '@/lib/calendar/shanghai'
import { payoffOn } from '@/lib/loans/rules'
import { fen } from '@/lib/money/fen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANSWER_DAYS, answerByOf, askOf, contractMaximumOf, lastPayableOn, mayAsk, showsLateness } from './rules'

const due = day('2026-12-20')
const at = (on: string, time: string) => instantAt(day(on), time)

describe('answer-by', () => {
  it.each([
    ['three days as chosen, far from the due day', 3, '2026-12-11', '20:14', at('2026-12-14', '20:14')],
    ['seven days are cut to 22:00 of the due day', 7, '2026-12-15', '09:00', at('2026-12-20', '22:00')],
    ['on the due day, before 22:00, to that hour', 1, '2026-12-20', '08:00', at('2026-12-20', '22:00')],
    ['on the due day after 22:00 it counts as overdue: as chosen', 7, '2026-12-20', '22:00', at('2026-12-27', '22:00')],
    ['overdue: as chosen', 3, '2026-12-25', '07:30', at('2026-12-28', '07:30')],
  ] as const)('%s', (_, days, on, time, expected) => {
    expect(answerByOf(days, due, at(on, time))).toEqual(expected)
  })

  it('lies after now and within the days chosen, whatever the day and hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20, max: 20 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom(...ANSWER_DAYS),
        (off, minute, days) => {
          const now = new Date(at(addDays(due, off), '00:00').getTime() + minute * 60_000)
          const by = answerByOf(days, due, now)
          expect(by.getTime()).toBeGreaterThan(now.getTime())
          expect(by.getTime() - now.getTime()).toBeLessThanOrEqual(days * 86_400_000)
        },
      ),
    )
  })

  it('leaves a day to sign and three to pay', () => {
    expect(lastPayableOn(at('2026-12-14', '20:14'))).toBe('2026-12-18')
    expect(lastPayableOn(at('2026-12-14', '23:59'))).toBe('2026-12-18')
  })
})

describe('limits', () => {
  it.each([
    [{ openLinks: 2, in30Days: 4 }, true],
    [{ openLinks: 3, in30Days: 3 }, 'links_open_max'],
    [{ openLinks: 0, in30Days: 5 }, 'asks_max'],
  ])('%j → %s', (asked, expected) => {
    const may = mayAsk(asked)
    expect(may.ok || may.code).toBe(expected)
  })
})

const loan = openingOf({
  principalFen: fen(648_000),
  rateBps: 1460,
  method: 'equal_principal',
  terms: 18,
  startOn: day('2026-05-20'),
  dueDay: 20,
})

describe('what is asked', () => {
  const today = day('2026-06-11')

  it('is named by the numbers of the oldest unpaid instalments', () => {
    const asked = askOf(loan, { instalments: 2 }, today)
    expect(asked).toEqual({ ok: true, value: { kind: 'instalments', numbers: [1, 2] } })
  })

  it('is refused above the whole debt and at zero', () => {
    const over = fen(payoffOn(loan, today) + 1n)
    expect(askOf(loan, { amountFen: over }, today)).toMatchObject({ ok: false, code: 'amount_over_payoff' })
    expect(askOf(loan, { amountFen: fen(0) }, today)).toMatchObject({ ok: false, code: 'amount_zero' })
    expect(askOf(loan, { instalments: 19 }, today)).toMatchObject({ ok: false, code: 'instalments_out_of_range' })
  })

  it('costs at most what it costs on the last payable day, and an amount what it is', () => {
    const asked = { kind: 'instalments', numbers: [1] } as const
    const late = day('2026-07-20')
    const inTime = contractMaximumOf(loan, asked, instantAt(today, '10:00'))
    const overdue = contractMaximumOf(loan, asked, instantAt(late, '10:00'))
    expect(inTime).toBe(43_884n)
    expect(overdue).toBeGreaterThan(inTime)
    expect(contractMaximumOf(loan, { kind: 'amount', amountFen: fen(5_000) }, instantAt(late, '10:00'))).toBe(5_000n)
  })

  it('shows lateness only when an asked instalment is past its day', () => {
    expect(showsLateness([due], due)).toBe(false)
    expect(showsLateness([due], addDays(due, 1))).toBe(true)
  })
})
