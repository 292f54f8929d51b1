import { fen, type Fen } from './fen'

type Locale = 'zh-CN' | 'en'

/** An amount in pieces, so that a screen can set sign, symbol and decimals smaller; joined they are `formatFen`. */
export type MoneyParts = { sign: '' | '−'; symbol: '¥'; integer: string; decimal: string }

const GROUPED: Record<Locale, Intl.NumberFormat> = {
  'zh-CN': new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 0 }),
}

/** Only whole yuan pass through Intl, as bigint: a decimal there would be a float in an older browser. */
export function moneyPartsOf(amountFen: Fen, locale: Locale = 'zh-CN'): MoneyParts {
  const absoluteFen = amountFen < 0n ? -amountFen : amountFen
  return {
    sign: amountFen < 0n ? '−' : '',
    symbol: '¥',
    integer: GROUPED[locale].format(absoluteFen / 100n),
    decimal: `.${String(absoluteFen % 100n).padStart(2, '0')}`,
  }
}

/** Money beside other figures: ¥1,234.50, −¥1,234.50; never rounded. */
export function formatFen(amountFen: Fen, locale: Locale = 'zh-CN'): string {
  const { sign, symbol, integer, decimal } = moneyPartsOf(amountFen, locale)
  return sign + symbol + integer + decimal
}

/** Money inside a sentence: 1,234.50 元, CNY 1,234.50. */
export function proseFen(amountFen: Fen, locale: Locale): string {
  const { sign, integer, decimal } = moneyPartsOf(amountFen, locale)
  return locale === 'zh-CN' ? `${sign}${integer}${decimal} 元` : `CNY ${sign}${integer}${decimal}`
}

/** Money as a form shows it again for editing: 1234.50, as `parseFen` reads it. */
export function plainFen(amountFen: Fen): string {
  const { sign, decimal } = moneyPartsOf(amountFen)
  return `${sign}${(amountFen < 0n ? -amountFen : amountFen) / 100n}${decimal}`
}

/** A yearly rate: 1825 basis points are 18.25%. */
export function formatRate(rateBps: number): string {
  return `${moneyPartsOf(fen(rateBps)).integer}${moneyPartsOf(fen(rateBps)).decimal}`.replace(/\.?0+$/, '') + '%'
}
