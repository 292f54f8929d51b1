import { describe, expect, test } from 'vitest'
import { fen } from './fen'
import { formatFen, formatRate, moneyPartsOf, plainFen, proseFen } from './format'

describe('showing money', () => {
  test.each([
    [0n, '¥0.00', '0.00 元', 'CNY 0.00'],
    [5n, '¥0.05', '0.05 元', 'CNY 0.05'],
    [41_250n, '¥412.50', '412.50 元', 'CNY 412.50'],
    [123_450n, '¥1,234.50', '1,234.50 元', 'CNY 1,234.50'],
    [-123_450n, '−¥1,234.50', '−1,234.50 元', 'CNY −1,234.50'],
    [
      900_719_925_474_099_301n,
      '¥9,007,199,254,740,993.01',
      '9,007,199,254,740,993.01 元',
      'CNY 9,007,199,254,740,993.01',
    ],
  ])('%d fen', (value, figure, zh, en) => {
    const amountFen = fen(value)
    expect(formatFen(amountFen, 'zh-CN')).toBe(figure)
    expect(formatFen(amountFen, 'en')).toBe(figure)
    expect(proseFen(amountFen, 'zh-CN')).toBe(zh)
    expect(proseFen(amountFen, 'en')).toBe(en)
  })

  test('the signs are the yuan sign and the minus, not their look-alikes', () => {
    expect(Array.from(formatFen(fen(-1)), (sign) => sign.codePointAt(0)).slice(0, 2)).toEqual([0x2212, 0xa5])
  })

  test('the pieces for a large figure', () => {
    expect(moneyPartsOf(fen(-123_450))).toEqual({ sign: '−', symbol: '¥', integer: '1,234', decimal: '.50' })
  })

  test('a form shows an amount without grouping', () => {
    expect(plainFen(fen(123_450))).toBe('1234.50')
  })

  test.each([
    [0, '0%'],
    [5, '0.05%'],
    [1_000, '10%'],
    [1_050, '10.5%'],
    [1_825, '18.25%'],
  ])('%d basis points are %s', (rateBps, text) => {
    expect(formatRate(rateBps)).toBe(text)
  })
})
