import { someColleague } from '@/db/testing/colleagues'
import { testDatabase } from '@/db/testing/database'
import { somebody } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { endSessionsOfPerson } from './end-sessions-of-person'
import { getLiveSession, listSessionsOf } from './queries'

const { sql } = await testDatabase()

async function openSession(personId: string): Promise<string> {
  const id = newId()
  await sql.owner`insert into sessions (id, kind, person_id, device, last_seen_at, stepped_up_at, expires_at)
    values (${id}, 'person', ${personId}, 'Safari · iPhone', clock(), clock(), clock() + interval '30 days')`
  return id
}

const auditOf = (personId: string) =>
  sql.owner`select side, verb, actor_id, detail from audit_entries where about_person_id = ${personId}`

test('a colleague ends all that a person has open, with the reason in the audit; others go on', async () => {
  const [colleague, his, hers] = [await someColleague(), await somebody(), await somebody()]
  const [first, second, other] = [await openSession(his.id), await openSession(his.id), await openSession(hers.id)]
  expect((await listSessionsOf(colleague, his.id)).map(({ id }) => id)).toEqual([second, first])
  const end = () =>
    inTransaction(colleague, 'test', (ctx) => endSessionsOfPerson(ctx, { personId: his.id, reason: 'phone_stolen' }))
  expect(await end()).toBe(2)
  expect(await listSessionsOf(colleague, his.id)).toEqual([])
  expect(await getLiveSession(first)).toBeUndefined()
  expect(await getLiveSession(other)).toBeDefined()
  expect(await end()).toBe(0)
  expect([...(await auditOf(his.id))].map(({ detail }) => detail as unknown)).toEqual([
    { ended: 2, reason: 'phone_stolen' },
    { ended: 0, reason: 'phone_stolen' },
  ])
})

test('nobody is found under an id that is nobody’s', async () => {
  const [colleague, personId] = [await someColleague(), newId()]
  const end = inTransaction(colleague, 'test', (ctx) => endSessionsOfPerson(ctx, { personId, reason: 'phone_lost' }))
  await expect(end).rejects.toEqual(new Refusal('not_found'))
  expect(await auditOf(personId)).toHaveLength(0)
})

test('the worker ends them where the lender changed the phone, and writes nothing where none was open', async () => {
  const { id } = await somebody()
  const end = () => inTransaction(WORKER, 'test', (ctx) => endSessionsOfPerson(ctx, { personId: id }))
  expect(await end()).toBe(0)
  expect(await auditOf(id)).toHaveLength(0)
  const session = await openSession(id)
  expect(await end()).toBe(1)
  const [row] = await sql.owner`select ended_by from sessions where id = ${session}`
  expect(row?.ended_by).toBe('phone_changed')
})
