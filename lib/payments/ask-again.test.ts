import { expect, test } from 'vitest'
import { testDatabase } from '@/db/testing/database'
import { begunPayment, hear, heldWord } from '@/db/testing/payments'
import { inTransaction } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { askAgain } from './ask-again'

const { sql } = await testDatabase()
const support: Staff = { side: 'staff', staffId: newId(), role: 'support', sessionId: newId(), steppedUpAt: new Date() }

const dueJobs = async (paymentId: string): Promise<string[]> =>
  (
    await sql.owner`
    select t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.payload ->> 'paymentId' = ${paymentId} and j.run_at <= now() order by 1`
  ).map(({ identifier }) => identifier as string)

test('a colleague has every call without an answer repeated now, and the audit says who', async () => {
  const { paymentId, amountFen } = await begunPayment()
  await hear(paymentId, heldWord(amountFen))
  await sql.owner`delete from graphile_worker._private_jobs`
  const answer = await inTransaction(support, 'test', (ctx) => askAgain(ctx, { paymentId }))
  expect(answer).toEqual({ asked: 2 })
  expect(await dueJobs(paymentId)).toEqual(['ask-channel', 'capture-payment', 'place-order'])
  const audit = await sql.owner`select side, actor_id, detail from audit_entries where verb = 'ask-again'`
  expect(audit).toEqual([{ side: 'staff', actor_id: support.staffId, detail: { state: 'held', unanswered: 2 } }])
})

test('a payment that is none is not found', async () => {
  const asked = inTransaction(support, 'test', (ctx) => askAgain(ctx, { paymentId: newId() }))
  await expect(asked).rejects.toMatchObject({ code: 'not_found' })
})
