import { newId } from '@/lib/id'
import { expect, test } from 'vitest'
import { queueHref, readAddress } from './address'

test('a part of the queue is read back from its address as it was written', () => {
  const asked = {
    view: 'late',
    kind: 'pressure',
    after: { rank: 1, dueAt: new Date('2026-12-11T12:00:00.123Z'), id: newId() },
  } as const
  expect(readAddress(Object.fromEntries(new URL(queueHref(asked), 'http://x').searchParams))).toEqual(asked)
})

test('the whole queue has the short address', () => {
  expect(queueHref({})).toBe('/admin/queue')
  expect(queueHref({ view: 'all' })).toBe('/admin/queue')
})

test.each([
  {},
  { view: 'none', kind: 'x', after: '1.2.3' },
  { view: ['late', 'mine'], after: `1.2.${'cas_'}zz` },
  { after: '1.99999999999999999.cas_01990000000070008000000000000000' },
])('what it does not understand it leaves out: %j', (asked) => {
  expect(readAddress(asked)).toEqual({ view: undefined, kind: undefined, after: undefined })
})
