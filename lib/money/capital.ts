import { assert } from '@/lib/assert'
import type { Fen } from './fen'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['仟', '佰', '拾', '']
const LIMIT_FEN = 10n ** 18n

const digitOf = (value: number): string => DIGITS.charAt(value)

/** A group of four digits, 1 to 9999, without a leading 零: zeros between digits are read once, trailing ones not. */
function groupOf(value: number): string {
  const text = Array.from(String(value).padStart(4, '0'), (digit, index) =>
    digit === '0' ? '0' : digitOf(Number(digit)) + PLACES[index],
  ).join('')
  return text.replace(/^0+|0+$/g, '').replace(/0+/g, '零')
}

/** Whole yuan up to 9,999 万亿. A group below 1,000, or after groups of nothing but zeros, follows one 零. */
function yuanOf(yuan: bigint): string {
  const groups = [12n, 8n, 4n, 0n].map((power) => Number((yuan / 10n ** power) % 10_000n))
  const units = [groups[1] === 0 ? '万亿' : '万', '亿', '万', '']
  let text = ''
  let skipped = false
  groups.forEach((value, index) => {
    if (value > 0) text += (text && (skipped || value < 1_000) ? '零' : '') + groupOf(value) + units[index]
    skipped = value === 0
  })
  return text
}

/**
 * An amount of money in capital characters for contracts (正确填写票据和结算凭证的基本规定): 整 after 元 or 角, never after
 * 分; 零 between 元 and 分 where there is no 角. Where the rule leaves a 零 to the writer, none is written.
 */
export function capitalFen(amountFen: Fen): string {
  assert(amountFen >= 0n && amountFen < LIMIT_FEN, 'capitals are written for amounts from 0 to 9,999 万亿')
  const [yuan, jiao, fen] = [amountFen / 100n, Number((amountFen / 10n) % 10n), Number(amountFen % 10n)]
  if (amountFen === 0n) return '人民币零元整'
  const whole = yuan > 0n ? `${yuanOf(yuan)}元` : ''
  const tenths = jiao > 0 ? `${digitOf(jiao)}角` : whole && fen > 0 ? '零' : ''
  return `人民币${whole}${tenths}${fen > 0 ? `${digitOf(fen)}分` : '整'}`
}
