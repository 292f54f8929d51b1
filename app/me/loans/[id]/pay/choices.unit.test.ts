import { expect, test } from 'vitest'
import { addMonths, day } from '@/lib/calendar/day'
import { fen } from '@/lib/money/fen'
import type { OpenInstalment } from '@/lib/payments/queries'
import { countChoices } from './choices'

const open = (count: number, overdue = 0): OpenInstalment[] =>
  Array.from({ length: count }, (_, i) => ({
    number: i + 7,
    dueOn: addMonths(day('2026-12-20'), i),
    owedFen: fen(10_000 + i),
    isOverdue: i < overdue,
  }))
const brief = (list: OpenInstalment[]) =>
  countChoices(list).map(({ kind, count, amountFen }) => `${kind} ${count} ${amountFen}`)

test.each([
  ['many', open(12), ['one 1 10000', 'many 2 20001', 'many 3 30003', 'all 12 120066']],
  [
    'five of them overdue',
    open(12, 5),
    ['one 1 10000', 'many 2 20001', 'many 3 30003', 'overdue 5 50010', 'all 12 120066'],
  ],
  ['two of them overdue', open(12, 2), ['one 1 10000', 'overdue 2 20001', 'many 3 30003', 'all 12 120066']],
  ['two', open(2), ['one 1 10000', 'all 2 20001']],
  ['the last one', open(1, 1), ['all 1 10000']],
  ['none', open(0), []],
])('%s', (_, list, choices) => {
  expect(brief(list)).toEqual(choices)
})
