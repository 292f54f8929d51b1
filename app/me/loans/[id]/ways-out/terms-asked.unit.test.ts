import type { LoanView } from '@/lib/loans/queries'
import { expect, test } from 'vitest'
import { instalmentsLeft, termsAsked, termsOffered } from './terms-asked'

const loanWith = (left: number, paid = 2) =>
  ({
    position: { instalments: [...Array(paid).fill({ owedFen: 0n }), ...Array(left).fill({ owedFen: 100n })] },
  }) as unknown as Pick<LoanView, 'position'>

test('only instalments that are still owed are left', () => {
  expect(instalmentsLeft(loanWith(7, 3))).toBe(7)
})

test('the usual numbers are offered, and the one that is left now, each once', () => {
  expect(termsOffered(7)).toEqual([6, 7, 12, 18, 24, 36, 48, 60])
  expect(termsOffered(12)).toEqual([6, 12, 18, 24, 36, 48, 60])
})

test.each([
  ['12', 12],
  ['1', 1],
  ['60', 60],
])('the address may ask for %s', (text, terms) => {
  expect(termsAsked(text, loanWith(7))).toBe(terms)
})

test.each([undefined, '', '0', '61', '99', '-1', '1.5', '1e1', ' 12', '１２', '999', ['12', '18']])(
  'what is no usable number (%j) gives the next longer than now',
  (text) => {
    expect(termsAsked(text, loanWith(7))).toBe(12)
    expect(termsAsked(text, loanWith(60))).toBe(60)
  },
)
