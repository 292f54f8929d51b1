import { describe, expect, test } from 'vitest'
import { isWaiting, lookAgainSeconds, stageOf } from './stage'

const NOON = new Date('2026-06-25T04:00:00.000Z')

describe('the stage a person reads', () => {
  test.each([
    ['no order yet', { state: 'created', hasOrder: false }, 'asking_cashier', true],
    ['an order', { state: 'created', hasOrder: true }, 'at_cashier', true],
    ['a hold', { state: 'held' }, 'taking', true],
    ['a hold that rests', { state: 'held', restsUntil: NOON }, 'resting', true],
    ['a hold that ends', { state: 'held', endCause: 'owed_less' }, 'releasing', true],
    ['captured', { state: 'captured' }, 'at_lender', true],
    ['posted', { state: 'captured', postedAt: NOON }, 'posted', false],
    ['going back', { state: 'captured', endCause: 'lender_refused' }, 'giving_back', true],
    ['given back', { state: 'refunded', endCause: 'lender_refused' }, 'returned', false],
    ['voided', { state: 'voided', endCause: 'came_second' }, 'ended', false],
    ['failed', { state: 'failed', endCause: 'never_held' }, 'ended', false],
  ] as const)('%s', (_, facts, stage, waits) => {
    const got = stageOf({ hasOrder: true, postedAt: null, endCause: null, restsUntil: null, ...facts })
    expect([got, isWaiting(got)]).toEqual([stage, waits])
  })
})

test('a waiting page looks again ever more rarely', () => {
  const after = (seconds: number) =>
    lookAgainSeconds({ createdAt: NOON, now: new Date(NOON.getTime() + seconds * 1000) }, 'taking')
  expect([0, 29, 30, 119, 120, 7_200].map(after)).toEqual([3, 3, 5, 5, 10, 10])
  expect(lookAgainSeconds({ createdAt: NOON, now: NOON }, 'resting')).toBe(60)
})
