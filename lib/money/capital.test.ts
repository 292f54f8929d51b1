import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { capitalFen } from './capital'
import { fen } from './fen'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const UNITS: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1_000n }

/** Reads capitals as a person does: sums up by place, so that a misplaced unit changes the amount. */
function fenOfCapital(text: string): bigint {
  let [total, large, group, digit] = [0n, 0n, 0n, 0n]
  for (const sign of text.replace('人民币', '').replace('整', '')) {
    if (DIGITS.includes(sign)) digit = BigInt(DIGITS.indexOf(sign))
    else if (sign in UNITS) [group, digit] = [group + digit * (UNITS[sign] ?? 0n), 0n]
    else if (sign === '万') [large, group, digit] = [large + (group + digit) * 10_000n, 0n, 0n]
    else if (sign === '亿') [total, large, group, digit] = [total + (large + group + digit) * 10n ** 8n, 0n, 0n, 0n]
    else if (sign === '元') [total, large, group, digit] = [(total + large + group + digit) * 100n, 0n, 0n, 0n]
    else if (sign === '角') [total, digit] = [total + digit * 10n, 0n]
    else if (sign === '分') [total, digit] = [total + digit, 0n]
  }
  return total
}

describe('amounts in capitals', () => {
  test.each([
    [0n, '人民币零元整'],
    [5n, '人民币伍分'],
    [50n, '人民币伍角整'],
    [55n, '人民币伍角伍分'],
    [100n, '人民币壹元整'],
    [1_000n, '人民币壹拾元整'],
    [1_005n, '人民币壹拾元零伍分'],
    [32_504n, '人民币叁佰贰拾伍元零肆分'],
    [41_250n, '人民币肆佰壹拾贰元伍角整'],
    [140_950n, '人民币壹仟肆佰零玖元伍角整'],
    [168_032n, '人民币壹仟陆佰捌拾元叁角贰分'],
    [600_714n, '人民币陆仟零柒元壹角肆分'],
    [1_640_902n, '人民币壹万陆仟肆佰零玖元零贰分'],
    [10_700_053n, '人民币壹拾万柒仟元伍角叁分'],
    [10_007_000n, '人民币壹拾万零柒拾元整'],
    [100_000_000n, '人民币壹佰万元整'],
    [10_000_000_000n, '人民币壹亿元整'],
    [10_000_000_100n, '人民币壹亿零壹元整'],
    [10_000_500_000n, '人民币壹亿零伍仟元整'],
    [10_200_000_000n, '人民币壹亿零贰佰万元整'],
    [100_000_000_000_000n, '人民币壹万亿元整'],
    [100_010_000_000_000n, '人民币壹万零壹亿元整'],
    [100_000_500_000_000n, '人民币壹万亿零伍佰万元整'],
    [999_999_999_999_999_999n, '人民币玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('%d fen are %s', (value, text) => {
    expect(capitalFen(fen(value))).toBe(text)
  })

  const amounts = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.nat({ max: 17 }))
    .map(([value, zeros]) => fen((value / 10n ** BigInt(zeros)) * 10n ** BigInt(zeros)))

  test('each is read back as the same amount', () => {
    fc.assert(
      fc.property(amounts, (amountFen) => {
        expect(fenOfCapital(capitalFen(amountFen))).toBe(amountFen)
      }),
      { numRuns: 2_000 },
    )
  })

  test('no zero is written twice, and none before a unit or the end, except where all is zero', () => {
    fc.assert(
      fc.property(
        amounts.filter((amountFen) => amountFen > 0n),
        (amountFen) => {
          expect(capitalFen(amountFen)).not.toMatch(/零零|零[万亿元角分整]|零$|币零/)
          expect(capitalFen(amountFen)).toMatch(/[分整]$/)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('a negative amount or one beyond the largest unit is not written', () => {
    expect(() => capitalFen(fen(-1))).toThrow('capitals')
    expect(() => capitalFen(fen(10n ** 18n))).toThrow('capitals')
  })
})
