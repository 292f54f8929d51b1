import { testDatabase } from '@/db/testing/database'
import { somebody } from '@/db/testing/people'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import type { Borrower, Staff } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { endOtherSessions, endSession } from './end-session'
import { getLiveSession, listSessions } from './queries'

const { sql } = await testDatabase()

async function openSession(personId: string): Promise<Borrower> {
  const sessionId = newId()
  await sql.owner`insert into sessions (id, kind, person_id, device, last_seen_at, stepped_up_at, expires_at)
    values (${sessionId}, 'person', ${personId}, 'Safari · iPhone', clock(), clock(), clock() + interval '30 days')`
  return { side: 'borrower', personId, sessionId, steppedUpAt: new Date() }
}

const idsOf = async (actor: Borrower) => (await listSessions(actor)).map(({ id }) => id)

test('one of his own sessions ends at his word; the others go on', async () => {
  const { id } = await somebody()
  const [here, there] = [await openSession(id), await openSession(id)]
  await inTransaction(here, 'test', (ctx) => endSession(ctx, there))
  expect(await getLiveSession(there.sessionId)).toBeUndefined()
  expect((await getLiveSession(here.sessionId))?.session.personId).toBe(id)
  const [row] = await sql.owner`select ended_by from sessions where id = ${there.sessionId}`
  expect(row?.ended_by).toBe('self')
  const [audit] = await sql.owner`select side, verb, actor_id from audit_entries where thing_id = ${there.sessionId}`
  expect(audit).toEqual({ side: 'borrower', verb: 'end-session', actor_id: id })
})

test('another’s session, one that ended and one that never was are all not found, and nothing is written', async () => {
  const [his, hers] = [await openSession((await somebody()).id), await openSession((await somebody()).id)]
  const end = (sessionId: string) => inTransaction(his, 'test', (ctx) => endSession(ctx, { sessionId }))
  await expect(end(hers.sessionId)).rejects.toEqual(new Refusal('not_found'))
  await expect(end(newId())).rejects.toEqual(new Refusal('not_found'))
  await end(his.sessionId)
  await expect(end(his.sessionId)).rejects.toEqual(new Refusal('not_found'))
  expect(await getLiveSession(hers.sessionId)).toBeDefined()
  const [audits] = await sql.owner`select count(*)::int as written from audit_entries where actor_id = ${his.personId}`
  expect(audits?.written).toBe(1)
})

test('a colleague ends his own session only, though his side sees everybody’s', async () => {
  const [mine, person] = [newId(), await openSession((await somebody()).id)]
  const staffId = newId()
  await sql.owner`insert into staff_members (id, email, name, role) values (${staffId}, 'zhou@example.com', '周', 'support')`
  await sql.owner`insert into sessions (id, kind, staff_id, device, last_seen_at, stepped_up_at, expires_at)
    values (${mine}, 'staff', ${staffId}, '—', clock(), clock(), clock() + interval '1 day')`
  const colleague: Staff = { side: 'staff', staffId, role: 'support', sessionId: mine, steppedUpAt: new Date() }
  const end = (sessionId: string) => inTransaction(colleague, 'test', (ctx) => endSession(ctx, { sessionId }))
  await expect(end(person.sessionId)).rejects.toEqual(new Refusal('not_found'))
  await end(mine)
  expect(await getLiveSession(person.sessionId)).toBeDefined()
  expect(await getLiveSession(mine)).toBeUndefined()
})

test('“that was not me” ends all his sessions but this one, and nobody else’s', async () => {
  const { id } = await somebody()
  const [here, there, elsewhere] = [await openSession(id), await openSession(id), await openSession(id)]
  const hers = await openSession((await somebody()).id)
  expect(await inTransaction(here, 'test', (ctx) => endOtherSessions(ctx, here))).toBe(2)
  expect(await idsOf(here)).toEqual([here.sessionId])
  expect(await idsOf(hers)).toEqual([hers.sessionId])
  const rows =
    await sql.owner`select ended_by from sessions where id in ${sql.owner([there.sessionId, elsewhere.sessionId])}`
  expect(rows.map(({ ended_by: by }) => by)).toEqual(['not_me', 'not_me'])
  const [audit] =
    await sql.owner`select detail from audit_entries where actor_id = ${id} and verb = 'end-other-sessions'`
  expect(audit?.detail).toEqual({ ended: 2 })
})

test('of 20 who end one session at once one does', async () => {
  const { id } = await somebody()
  const [here, there] = [await openSession(id), await openSession(id)]
  await warm(here)
  const ends = Array.from({ length: 20 }, () => inTransaction(here, 'test', (ctx) => endSession(ctx, there)))
  expect((await Promise.allSettled(ends)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('the list shows the living ones, newest first, and which is this', async () => {
  const { id } = await somebody()
  const [old, ended, here] = [await openSession(id), await openSession(id), await openSession(id)]
  await sql.owner`update sessions set ended_at = clock(), ended_by = 'staff' where id = ${ended.sessionId}`
  const idle = await openSession(id)
  await sql.owner`update sessions set last_seen_at = clock() - interval '12 hours' where id = ${idle.sessionId}`
  const over = await openSession(id)
  await sql.owner`update sessions set expires_at = clock() where id = ${over.sessionId}`
  const listed = await listSessions(here)
  expect(listed.map(({ id: session, isThis }) => [session, isThis])).toEqual([
    [here.sessionId, true],
    [old.sessionId, false],
  ])
  for (const { sessionId } of [ended, idle, over]) expect(await getLiveSession(sessionId)).toBeUndefined()
})
