import type { Day } from './day'
import { dayOf, timeOf } from './shanghai'

type Locale = 'zh-CN' | 'en'

/** British English for the order of day and month. */
const TAGS: Record<Locale, string> = { 'zh-CN': 'zh-CN', en: 'en-GB' }

const formatterOf = (options: Intl.DateTimeFormatOptions) => {
  const formats = Object.fromEntries(
    Object.entries(TAGS).map(([locale, tag]) => [
      locale,
      new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options }),
    ]),
  )
  return (on: Day, locale: Locale): string => formats[locale]?.format(Date.parse(on)) ?? on
}

const dateOf = formatterOf({ month: 'long', day: 'numeric' })
const dateWithYearOf = formatterOf({ year: 'numeric', month: 'long', day: 'numeric' })
const weekdayOf = formatterOf({ weekday: 'short' })

/** A day for people: 12月20日 周日, Sun 20 December; the year is wanted wherever it is not plain which one is meant. */
export function formatDay(on: Day, locale: Locale, { weekday = true, year = false } = {}): string {
  const date = year ? dateWithYearOf(on, locale) : dateOf(on, locale)
  if (!weekday) return date
  return locale === 'zh-CN' ? `${date} ${weekdayOf(on, locale)}` : `${weekdayOf(on, locale)} ${date}`
}

/** An instant for people, in Shanghai's time: 12月18日 20:14, 18 December, 20:14. */
export function formatInstant(instant: Date, locale: Locale, { year = false } = {}): string {
  const date = formatDay(dayOf(instant), locale, { weekday: false, year })
  return locale === 'zh-CN' ? `${date} ${timeOf(instant)}` : `${date}, ${timeOf(instant)}`
}
