import { someColleague } from '@/db/testing/colleagues'
import { testDatabase } from '@/db/testing/database'
import { somebody } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import { WORKER, type Actor } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { expect, test } from 'vitest'
import { AUDIT_PAGE, listAudit, listAuditOf, listAuditOfThings, type AuditPage } from './queries'
import { recordAudit } from './record-audit'

await testDatabase()
const colleague = await someColleague('auditor')

const note = (actor: Actor, facts: { thingId?: string; aboutPersonId?: string }, verb = 'find-person') =>
  inTransaction(actor, 'test', (ctx) => recordAudit(ctx, { verb, thing: 'person', ...facts }))

async function everyPage(read: (before?: string) => Promise<AuditPage>): Promise<string[]> {
  const ids: string[] = []
  for (let before: string | undefined, pages = 0; pages === 0 || before; pages++) {
    const page = await read(before)
    ids.push(...page.lines.map(({ id }) => id))
    before = page.before
  }
  return ids
}

test('page after page gives every line once, newest first, and the last page says so', async () => {
  const { id } = await somebody()
  for (let i = 0; i < AUDIT_PAGE * 2 + 3; i++) await note(colleague, { aboutPersonId: id })
  const first = await listAuditOf(colleague, id)
  expect(first.lines).toHaveLength(AUDIT_PAGE)
  expect(first.before).toBe(first.lines.at(-1)?.id)
  const ids = await everyPage((before) => listAuditOf(colleague, id, before))
  expect(ids).toHaveLength(AUDIT_PAGE * 2 + 3)
  expect(ids).toEqual([...new Set(ids)].toSorted().toReversed())
  expect(await everyPage((before) => listAudit(colleague, before))).toEqual(expect.arrayContaining(ids))
})

test('exactly one full page has no next one', async () => {
  const thingId = newId()
  for (let i = 0; i < AUDIT_PAGE; i++) await note(WORKER, { thingId })
  expect(await listAuditOf(colleague, thingId)).toMatchObject({ before: undefined })
})

test('a colleague is named, the system is not; what touched the thing and what was about the person are both there', async () => {
  const { id } = await somebody()
  await note(colleague, { aboutPersonId: id })
  await note(WORKER, { thingId: id }, 'import-book')
  await note(colleague, { thingId: newId() })
  const { lines } = await listAuditOf(colleague, id)
  expect(lines.map(({ verb, actorName }) => [verb, actorName])).toEqual([
    ['import-book', null],
    ['find-person', colleague.name],
  ])
})

test('what happened to several things is one list, newest first, and nothing else is in it', async () => {
  const [assist, invite, other] = [newId(), newId(), newId()]
  const act = (thing: 'assist' | 'invite' | 'visit', thingId: string, verb: string) =>
    inTransaction(WORKER, 'test', (ctx) => recordAudit(ctx, { verb, thing, thingId }))
  await act('assist', assist, 'ask')
  await act('invite', invite, 'withdraw-invite')
  await act('visit', invite, 'answer-safety')
  await act('assist', other, 'ask')
  await act('assist', assist, 'end-assist')
  const { lines } = await listAuditOfThings(colleague, { things: ['assist', 'invite'], ids: [assist, invite] })
  expect(lines.map(({ verb }) => verb)).toEqual(['end-assist', 'withdraw-invite', 'ask'])
})
