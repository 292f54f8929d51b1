import { expect, test } from 'vitest'
import { day } from './day'
import { formatDay, formatInstant } from './format'

const sunday = day('2026-12-20')

test('a day is shown with its weekday, or without, or with its year', () => {
  expect(formatDay(sunday, 'zh-CN')).toBe('12月20日 周日')
  expect(formatDay(sunday, 'en')).toBe('Sun 20 December')
  expect(formatDay(sunday, 'zh-CN', { weekday: false })).toBe('12月20日')
  expect(formatDay(sunday, 'en', { weekday: false })).toBe('20 December')
  expect(formatDay(sunday, 'zh-CN', { year: true })).toBe('2026年12月20日 周日')
  expect(formatDay(sunday, 'en', { year: true })).toBe('Sun 20 December 2026')
})

test('an instant is shown in Shanghai’s time', () => {
  const lateInLondon = new Date('2026-12-31T16:05:00Z')
  expect(formatInstant(lateInLondon, 'zh-CN', { year: true })).toBe('2027年1月1日 00:05')
  expect(formatInstant(lateInLondon, 'en')).toBe('1 January, 00:05')
})
