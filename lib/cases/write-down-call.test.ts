import { testDatabase } from '@/db/testing/database'
import { somebody } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { decideCase } from './decide-case'
import { getCase } from './queries'
import { takeCase } from './take-case'
import { writeDownCall } from './write-down-call'

const { sql } = await testDatabase()
const { owner } = sql

const colleague = (): Staff => ({
  side: 'staff',
  staffId: newId(),
  role: 'support',
  sessionId: newId(),
  steppedUpAt: new Date(),
})
const CALL = { caller: 'friend', topic: 'link' } as const
const write = (who: Staff, personId: string) =>
  inTransaction(who, 'test', (ctx) => writeDownCall(ctx, { personId, ...CALL }))

test('a call is kept as codes, waits a day at most, and another colleague closes it', async () => {
  const [me, you, { id }] = [colleague(), colleague(), await somebody()]
  const { caseId } = await write(me, id)
  const kept = await getCase(me, caseId)
  expect(kept).toMatchObject({ kind: 'call', state: 'waiting', subjectId: id, madeBy: me.staffId, facts: CALL })
  expect(kept!.dueAt.getTime() - kept!.createdAt.getTime()).toBeLessThanOrEqual(24 * 3_600_000)
  const close = (who: Staff) =>
    inTransaction(who, 'test', async (ctx) => {
      await takeCase(ctx, { caseId })
      await decideCase(ctx, { caseId, reasonCode: 'answered', note: '打回去答复了，链接已经重新发。' })
    })
  await expect(close(me)).rejects.toEqual(new Refusal('own_matter'))
  await close(you)
  const audits = await owner`select verb, actor_id from audit_entries where thing_id = ${caseId} order by id`
  expect(audits.map((row) => [row.verb as string, row.actor_id as string])).toEqual([
    ['open-case', me.staffId],
    ['take-case', you.staffId],
    ['decide-case', you.staffId],
  ])
})

test('about nobody nothing is written down', async () => {
  const personId = newId()
  await expect(write(colleague(), personId)).rejects.toEqual(new Refusal('not_found'))
  expect(await owner`select id from cases where subject_id = ${personId}`).toHaveLength(0)
})
