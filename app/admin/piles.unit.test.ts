import type { QueuePile } from '@/lib/cases/queries'
import { expect, test } from 'vitest'
import { pilesOf } from './piles'

const at = (minute: number) => new Date(Date.UTC(2026, 11, 11, 12, minute))
const now = at(30)
const nothing = { now, stuck: [], setAside: [], queue: [] }
const pile = (facts: Partial<QueuePile>): QueuePile => ({
  what: 'review',
  kind: 'friend_identity',
  all: 2,
  free: 1,
  mine: 0,
  late: 0,
  oldestAt: at(10),
  firstDueAt: at(50),
  ...facts,
})

test('every kind of work is there, also when there is none of it, and then it is not late', () => {
  const piles = pilesOf(nothing)
  expect(piles.map(({ what }) => what)).toEqual([
    'reviews',
    'cases',
    'channel_silent',
    'lender_silent',
    'set_aside',
    'late_repayment',
  ])
  expect(piles.every(({ count, isLate, oldestAt, dueAt }) => count === 0 && !isLate && !oldestAt && !dueAt)).toBe(true)
})

test('whom the queue does not concern sees no rows of it, rather than rows that say none', () => {
  expect(pilesOf({ ...nothing, queue: undefined }).map(({ what }) => what)).not.toContain('reviews')
})

test('kinds of the queue add up to their row, with the oldest and the first due of all', () => {
  const queue = [
    pile({}),
    pile({ kind: 'borrower_identity', all: 3, free: 3, oldestAt: at(5), firstDueAt: at(40) }),
    pile({ what: 'case', kind: 'pressure', all: 1, free: 0, late: 1, firstDueAt: at(20) }),
  ]
  const [reviews, cases] = pilesOf({ ...nothing, queue })
  expect(reviews).toMatchObject({ count: 5, inHand: 1, oldestAt: at(5), dueAt: at(40), isLate: false })
  expect(cases).toMatchObject({ count: 1, inHand: 1, dueAt: at(20), isLate: true })
})

test('what was set aside needs a decision as soon as it is there', () => {
  const setAside = [{ createdAt: at(1) }, { createdAt: at(0) }] as Parameters<typeof pilesOf>[0]['setAside']
  expect(pilesOf({ ...nothing, setAside }).at(-1)).toMatchObject({ count: 2, oldestAt: at(0), isLate: true })
})
