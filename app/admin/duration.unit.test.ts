import { expect, test } from 'vitest'
import { durationOf } from './duration'

const from = new Date('2026-12-12T00:00:00Z')
const after = (minutes: number) => durationOf(from, new Date(from.getTime() + minutes * 60_000))

test.each([
  [-5, 'minutes', 0, 0],
  [0, 'minutes', 0, 0],
  [59, 'minutes', 59, 0],
  [60, 'hours', 1, 0],
  [112, 'hours', 1, 52],
  [24 * 60 - 1, 'hours', 23, 59],
  [24 * 60, 'days', 1, 0],
  [3 * 24 * 60 + 250, 'days', 3, 4],
])('after %d minutes it is told in %s: %d and %d', (minutes, unit, large, small) => {
  expect(after(minutes)).toEqual({ unit, large, small })
})
