import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fen } from './fen'
import { formatFen, plainFen, proseFen } from './format'
import { MAX_TYPED_FEN, parseFen } from './parse'

describe('reading an amount', () => {
  test.each([
    ['412.50', 41_250n],
    ['412.5', 41_250n],
    ['412', 41_200n],
    ['0', 0n],
    ['0.01', 1n],
    ['007', 700n],
    [' 1,234.50 ', 123_450n],
    ['1,234,567', 123_456_700n],
    ['４１２．５０', 41_250n],
    ['1，234。50', 123_450n],
    ['¥412.50', 41_250n],
    ['￥ 412.50', 41_250n],
    ['412.50 元', 41_250n],
  ])('%s is read', (text, amountFen) => {
    expect(parseFen(text)).toEqual({ ok: true, value: amountFen })
  })

  test.each([
    ['', 'amount_malformed'],
    ['  ', 'amount_malformed'],
    ['-1', 'amount_malformed'],
    ['−1', 'amount_malformed'],
    ['+1', 'amount_malformed'],
    ['1e3', 'amount_malformed'],
    ['0x10', 'amount_malformed'],
    ['abc', 'amount_malformed'],
    ['一百', 'amount_malformed'],
    ['12,50', 'amount_malformed'],
    ['1,2345', 'amount_malformed'],
    [',123', 'amount_malformed'],
    ['1.234.5', 'amount_malformed'],
    ['.5', 'amount_malformed'],
    ['5.', 'amount_malformed'],
    ['1 234', 'amount_malformed'],
    ['٣', 'amount_malformed'],
    ['1'.repeat(61), 'amount_malformed'],
    ['412.505', 'amount_decimals'],
    ['412.500', 'amount_decimals'],
    ['10000000.01', 'amount_too_large'],
    ['9'.repeat(50), 'amount_too_large'],
  ])('%s is refused as %s', (text, code) => {
    expect(parseFen(text)).toEqual({ ok: false, code })
  })

  test('the bound is the caller’s, and itself allowed', () => {
    expect(parseFen('5.00', fen(500))).toEqual({ ok: true, value: 500n })
    expect(parseFen('5.01', fen(500))).toEqual({ ok: false, code: 'amount_too_large' })
  })

  test('what a screen or a form shows is read back as the same amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_TYPED_FEN }), (value) => {
        const amountFen = fen(value)
        for (const text of [plainFen(amountFen), formatFen(amountFen, 'zh-CN'), proseFen(amountFen, 'zh-CN')]) {
          expect(parseFen(text)).toEqual({ ok: true, value: amountFen })
        }
      }),
    )
  })

  test('any text is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(typeof parseFen(text).ok).toBe('boolean')
      }),
    )
  })
})
