import { expect, test } from 'vitest'
import { fen } from './fen'
import { overlapOf, pour, totalOf } from './owed'

const owed = { penaltyFen: fen(10), interestFen: fen(20), principalFen: fen(30) }

test.each([
  [0, [0n, 0n, 0n]],
  [7, [7n, 0n, 0n]],
  [15, [10n, 5n, 0n]],
  [59, [10n, 20n, 29n]],
  [99, [10n, 20n, 30n]],
])('%d go to penalty, then interest, then principal', (amountFen, parts) => {
  const { penaltyFen, interestFen, principalFen } = pour(fen(amountFen), owed)
  expect([penaltyFen, interestFen, principalFen]).toEqual(parts)
})

test('what two have in common is taken kind by kind', () => {
  const other = { penaltyFen: fen(50), interestFen: fen(1), principalFen: fen(30) }
  expect(overlapOf(owed, other)).toEqual({ penaltyFen: 10n, interestFen: 1n, principalFen: 30n })
  expect(totalOf([owed, other])).toBe(141n)
})
