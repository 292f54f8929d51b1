import { testDatabase } from '@/db/testing/database'
import { somebody } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import { WORKER, type Borrower, type Friend } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { expect, test } from 'vitest'
import { notifyPerson, type Notice } from './notify-person'
import { countUnreadNotices, listNotices } from './queries'
import { readNotices } from './read-notices'

const { sql } = await testDatabase()

async function someBorrower(): Promise<Borrower> {
  const { id: personId } = await somebody()
  return { side: 'borrower', personId, sessionId: newId(), steppedUpAt: new Date() }
}

const tell = ({ personId }: Borrower, notice: Partial<Notice> = {}) =>
  inTransaction(WORKER, 'test', (ctx) =>
    notifyPerson(ctx, { forPerson: personId, side: 'borrower', kind: 'payment_posted', ...notice }),
  )

const read = (actor: Borrower | Friend, newestId: string) =>
  inTransaction(actor, 'test', (ctx) => readNotices(ctx, { newestId }))

test('a person reads his own notices, newest first, with their figures', async () => {
  const [his, hers] = [await someBorrower(), await someBorrower()]
  await tell(his, { params: { amount: '¥412.56', receipt: 'YX1' }, link: '/me/payments/pay_1' })
  await tell(his, { kind: 'signed_in_elsewhere', params: { device: 'Safari · iPhone' } })
  await tell(hers)
  const notices = await listNotices(his)
  expect(notices.map(({ kind, params, link, isRead }) => ({ kind, params, link, isRead }))).toEqual([
    { kind: 'signed_in_elsewhere', params: { device: 'Safari · iPhone' }, link: null, isRead: false },
    {
      kind: 'payment_posted',
      params: { amount: '¥412.56', receipt: 'YX1' },
      link: '/me/payments/pay_1',
      isRead: false,
    },
  ])
  expect(await countUnreadNotices(his)).toBe(2)
})

test('what he reads as a friend is apart from what he reads as a borrower', async () => {
  const borrower = await someBorrower()
  const friend: Friend = { ...borrower, side: 'friend' }
  await tell(borrower, { side: 'friend' })
  expect(await listNotices(borrower)).toEqual([])
  expect(await countUnreadNotices(friend)).toBe(1)
  expect(await listNotices({ ...friend, personId: undefined })).toEqual([])
  expect(await countUnreadNotices({ ...friend, personId: undefined })).toBe(0)
})

test('what was shown is read; what came since stays new', async () => {
  const actor = await someBorrower()
  await tell(actor)
  await tell(actor)
  const [newest] = await listNotices(actor)
  await tell(actor)
  await read(actor, newest!.id)
  expect((await listNotices(actor)).map(({ isRead }) => isRead)).toEqual([false, true, true])
  expect(await countUnreadNotices(actor)).toBe(1)
})

test('reading twice keeps the first time; nobody reads for another', async () => {
  const [his, hers] = [await someBorrower(), await someBorrower()]
  await tell(his)
  await tell(hers)
  const [newest] = await listNotices(his)
  const readAt = () => sql.owner`select read_at from notices where for_person = ${his.personId}`
  await read(his, newest!.id)
  const first = await readAt()
  await sql.owner`select app.move_clock('1 hour')`
  await read(his, newest!.id)
  expect(await readAt()).toEqual(first)
  expect(await countUnreadNotices(his)).toBe(0)
  expect(await countUnreadNotices(hers)).toBe(1)
})

test('another person’s notice, one of his other side and one that does not exist are not found', async () => {
  const [his, hers] = [await someBorrower(), await someBorrower()]
  await tell(his)
  await tell(hers)
  await tell(his, { side: 'friend' })
  const [ofHers] = await listNotices(hers)
  const [asFriend] = await listNotices({ ...his, side: 'friend' })
  for (const id of [ofHers!.id, asFriend!.id, newId()])
    await expect(read(his, id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await countUnreadNotices(his)).toBe(1)
})
