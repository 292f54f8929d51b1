import { assert } from '@/lib/assert'

declare const dayBrand: unique symbol

/** A calendar day 'YYYY-MM-DD' of the product's one time zone, Asia/Shanghai; days compare as text. */
export type Day = string & { readonly [dayBrand]: 'day' }

const MS_PER_DAY = 86_400_000
const FORM = /^(?:19|[2-9]\d)\d{2}-\d{2}-\d{2}$/

/** Reads 'YYYY-MM-DD' from 1900 on; an impossible day (2026-02-30) or any other form gives nothing. */
export function parseDay(text: string): Day | undefined {
  if (!FORM.test(text)) return undefined
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text ? (text as Day) : undefined
}

/** A day that is known to be written well: from our own column or code. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  assert(parsed, 'a day is written as YYYY-MM-DD and exists')
  return parsed
}

const numberOf = (value: Day): number => Date.parse(value) / MS_PER_DAY

export const addDays = (value: Day, days: number): Day =>
  day(new Date((numberOf(value) + days) * MS_PER_DAY).toISOString().slice(0, 10))

/** Days from one day to another: 1 from today to tomorrow, negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from)

export const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * The day `months` months after the month of `value`, on `dayOfMonth` (its own unless told), or on the month's
 * last day if it is shorter.
 */
export function addMonths(value: Day, months: number, dayOfMonth = Number(value.slice(8))): Day {
  assert(Number.isInteger(months) && dayOfMonth >= 1 && dayOfMonth <= 31, 'whole months, and a day from 1 to 31')
  const index = Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  const dayInMonth = Math.min(dayOfMonth, daysInMonth(year, month))
  return day(`${year}-${String(month).padStart(2, '0')}-${String(dayInMonth).padStart(2, '0')}`)
}
