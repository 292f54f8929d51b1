import { accept, refuse, type Decision } from '@/lib/refusal'
import type { Day } from '@/lib/calendar/day'

/** 张三 → 张*: what of a name is shown to others and to staff before a look with a reason. */
export function maskName(name: string): string {
  const [first = ''] = [...name]
  return `${first}*`
}

/** 13800000000 → 138****0000. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** 999999199001011234 → 9999**********1234 */
export const maskIdNumber = (idNumber: string): string =>
  `${idNumber.slice(0, 4)}${'*'.repeat(10)}${idNumber.slice(-4)}`

/** A name as it is compared: compatibility form, without spaces and name dots, in lower case. */
export const comparableName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·•‧・.]/gu, '')
    .toLowerCase()

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'

/** A mainland identity number: 17 digits with a real date and the check digit of GB 11643 (ISO 7064 MOD 11-2). */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return CHECK[sum % 11] === text[17] && birthOf(text) !== undefined
}

/** A mainland mobile number: 11 digits from 13 to 19. */
export const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(text)

function birthOf(idNumber: string): { year: number; month: number; day: number } | undefined {
  const [year, month, day] = [idNumber.slice(6, 10), idNumber.slice(10, 12), idNumber.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ]
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 1900 ? { year, month, day } : undefined
}

/** Full age is 18, reached on the birthday (Civil Code 17); younger people are refused at the identity step. */
export function isAdult(idNumber: string, today: Day): boolean {
  const birth = birthOf(idNumber)
  if (!birth) return false
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const age = year - birth.year - (month < birth.month || (month === birth.month && day < birth.day) ? 1 : 0)
  return age >= 18
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/** A person's name as somebody may bear it: 1 to 50 characters, none of them invisible. */
export function nameOf(text: string): Decision<string, 'name_unusable'> {
  const name = text.trim()
  const length = [...name].length
  return length >= 1 && length <= 50 && !INVISIBLE.test(name) ? accept(name) : refuse('name_unusable')
}

/** What staff may look at, one field at a time, and for which purposes. */
export const REVEALED_FIELDS = ['name', 'id_number', 'phone'] as const
export type RevealedField = (typeof REVEALED_FIELDS)[number]
export const REVEAL_PURPOSES = ['call_back', 'check_identity', 'dispute', 'lender_asks', 'authority_asks'] as const
/** For how many seconds a value that somebody looked at stays on his screen. */
export const REVEAL_SECONDS = 60
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number]
