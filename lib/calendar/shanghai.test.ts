import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from './day'
import { dayOf, endOfDay, instantAt, nextAllowedSendTime, secondOf, startOfDay, timeOf } from './shanghai'

const at = (text: string) => new Date(`${text}+08:00`)
const instants = fc.date({ min: at('1992-01-01T00:00'), max: at('2100-01-01T00:00'), noInvalidDate: true })

describe('Shanghai days', () => {
  test('midnight in Shanghai, not in London, parts the days', () => {
    expect(dayOf(new Date('2026-12-19T15:59:59.999Z'))).toBe('2026-12-19')
    expect(dayOf(new Date('2026-12-19T16:00:00.000Z'))).toBe('2026-12-20')
    expect(startOfDay(day('2026-12-20'))).toEqual(new Date('2026-12-19T16:00:00Z'))
    expect(endOfDay(day('2026-12-20'))).toEqual(new Date('2026-12-20T16:00:00Z'))
    expect(instantAt(day('2026-12-20'), '22:00')).toEqual(at('2026-12-20T22:00'))
    expect(timeOf(new Date('2026-12-20T12:14:59Z'))).toBe('20:14')
    expect(secondOf(new Date('2026-12-20T12:14:59.999Z'))).toBe('20:14:59')
  })

  test('day and time are those of the zone Asia/Shanghai since 1992', () => {
    const options = { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' } as const
    const zone = new Intl.DateTimeFormat('sv-SE', options)
    fc.assert(
      fc.property(instants, (instant) => {
        expect(`${dayOf(instant)} ${timeOf(instant)}`).toBe(zone.format(instant))
      }),
    )
  })

  test('an instant lies in its own day', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(startOfDay(dayOf(instant)).getTime()).toBeLessThanOrEqual(instant.getTime())
        expect(endOfDay(dayOf(instant)).getTime()).toBeGreaterThan(instant.getTime())
      }),
    )
  })
})

describe('quiet hours', () => {
  test.each([
    ['2026-12-20T08:00:00', '2026-12-20T08:00:00'],
    ['2026-12-20T21:59:59', '2026-12-20T21:59:59'],
    ['2026-12-20T22:00:00', '2026-12-21T08:00:00'],
    ['2026-12-20T23:59:59', '2026-12-21T08:00:00'],
    ['2026-12-21T00:00:00', '2026-12-21T08:00:00'],
    ['2026-12-21T07:59:59', '2026-12-21T08:00:00'],
    ['2026-12-31T22:30:00', '2027-01-01T08:00:00'],
  ])('a message of %s goes out at %s', (now, sent) => {
    expect(nextAllowedSendTime(at(now))).toEqual(at(sent))
  })

  test('no message goes out in them, none is sent before its time, none waits longer than they last', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const sent = nextAllowedSendTime(now)
        expect(timeOf(sent) >= '08:00' && timeOf(sent) < '22:00').toBe(true)
        expect(sent.getTime() - now.getTime()).toBeGreaterThanOrEqual(0)
        expect(sent.getTime() - now.getTime()).toBeLessThanOrEqual(10 * 3_600_000)
      }),
    )
  })
})
