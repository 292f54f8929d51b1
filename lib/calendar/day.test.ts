import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, day, daysBetween, laterOf, parseDay } from './day'

const someDay = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays(day('1930-01-01'), count))

describe('reading a day', () => {
  test.each(['2026-11-24', '2028-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(parseDay(text)).toBe(text)
  })

  test.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '1899-12-31',
    '0026-01-01',
    '2026-1-5',
    '2026/01/05',
    '20260105',
    '05-01-2026',
    '2026-01-05T00:00:00Z',
    ' 2026-01-05',
    '2026-01-05\n',
    '２０２６-01-05',
    '',
  ])('"%s" is none', (text) => {
    expect(parseDay(text)).toBeUndefined()
    expect(() => day(text)).toThrow('exists')
  })
})

describe('counting days', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-01-01', 365, '2027-01-01'],
  ])('%s and %d days is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to)
    expect(daysBetween(day(from), day(to))).toBe(days)
  })

  test('days compare as text, in the order of time', () => {
    fc.assert(
      fc.property(someDay, someDay, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0)
        expect(laterOf(a, b)).toBe(daysBetween(a, b) > 0 ? b : a)
        expect(addDays(a, daysBetween(a, b))).toBe(b)
      }),
    )
  })
})

describe('counting months', () => {
  test.each([
    ['2026-10-31', 1, 31, '2026-11-30'],
    ['2026-10-31', 4, 31, '2027-02-28'],
    ['2027-10-31', 4, 31, '2028-02-29'],
    ['2026-10-31', 5, 31, '2027-03-31'],
    ['2026-11-04', 1, 30, '2026-12-30'],
    ['2026-12-31', 1, 1, '2027-01-01'],
    ['2026-01-31', 60, 29, '2031-01-29'],
    ['2026-03-31', -1, 31, '2026-02-28'],
    ['2026-01-15', 0, 31, '2026-01-31'],
  ])('%s, %d months on, day %d, is %s', (from, months, dueDay, to) => {
    expect(addMonths(day(from), months, dueDay)).toBe(to)
  })

  test('without a day of the month it keeps its own', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(day('2026-01-30'), 12)).toBe('2027-01-30')
  })

  test('the day is the wanted one or the last of its month', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 31 }), (from, months, dueDay) => {
        const due = addMonths(from, months, dueDay)
        const isLastOfMonth = addDays(due, 1).slice(0, 7) !== due.slice(0, 7)
        expect(Number(due.slice(8)) === dueDay || (isLastOfMonth && Number(due.slice(8)) < dueDay)).toBe(true)
        expect(addMonths(due, 1, 1)).toBe(addMonths(from, months + 1, 1))
      }),
    )
  })

  test('a day of the month that no month has is a broken assumption', () => {
    expect(() => addMonths(day('2026-01-01'), 1, 32)).toThrow('1 to 31')
    expect(() => addMonths(day('2026-01-01'), 1, 0)).toThrow('1 to 31')
    expect(() => addMonths(day('2026-01-01'), 0.5)).toThrow('whole months')
  })
})
