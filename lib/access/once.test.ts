import { testDatabase } from '@/db/testing/database'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { once, type Kept } from './once'
import type { Borrower } from './rules'

const { sql } = await testDatabase()

const someBorrower = (): Borrower => ({
  side: 'borrower',
  personId: newId(),
  sessionId: newId(),
  steppedUpAt: new Date(),
})

type Call = { actor: Borrower; key: string; verb?: string; input?: unknown }

/** One keyed command in a transaction of its own. */
const run = <T extends Kept>({ actor, key, verb = 'hold-payment', input = {} }: Call, work: () => T | Promise<T>) =>
  inTransaction(actor, 'test', (ctx) => once(ctx, { key, verb, input }, async () => work()))

test('the same key and input get the first answer, and the work is done once', async () => {
  const call = { actor: someBorrower(), key: newId(), input: { amountFen: 41_250n, on: '2026-12-20' } }
  let done = 0
  const work = () => ({ payment: `pay_${++done}`, lines: { first: 1, last: null } })
  const first = await run(call, work)
  expect(await run(call, work)).toEqual(first)
  expect(first).toEqual({ payment: 'pay_1', lines: { first: 1, last: null } })
  expect(done).toBe(1)
})

test.each([
  ['another sum', { input: { amountFen: 41_251n } }],
  ['a sum that only reads alike', { input: { amountFen: '41250' } }],
  ['another verb', { verb: 'refund-payment' }],
])('the same key with %s is a conflict and does nothing', async (_, change) => {
  const call = { actor: someBorrower(), key: newId(), input: { amountFen: 41_250n } }
  await run(call, () => ({ done: true }))
  const again = run({ ...call, ...change }, () => Promise.reject(new Error('was done')))
  await expect(again).rejects.toEqual(new Refusal('key_reused'))
})

test('of 20 callers with one key one does the work, all get its answer', async () => {
  const call = { actor: someBorrower(), key: newId() }
  let done = 0
  await warm(call.actor)
  const answers = await Promise.all(Array.from({ length: 20 }, () => run(call, () => ({ number: ++done }))))
  expect(answers).toEqual(answers.map(() => ({ number: 1 })))
  expect(done).toBe(1)
})

test('a refused attempt keeps nothing: the same key may be tried again', async () => {
  const call = { actor: someBorrower(), key: newId() }
  const refused = run(call, () => Promise.reject(new Refusal('not_allowed')))
  await expect(refused).rejects.toEqual(new Refusal('not_allowed'))
  expect(await run(call, () => ({ done: true }))).toEqual({ done: true })
})

test('a key belongs to who uses it: another person with the same key does his own work', async () => {
  const key = newId()
  expect(await run({ actor: someBorrower(), key }, () => ({ whose: 'his' }))).toEqual({ whose: 'his' })
  expect(await run({ actor: someBorrower(), key }, () => ({ whose: 'hers' }))).toEqual({ whose: 'hers' })
})

test('what is kept tells nothing of the input', async () => {
  const call = { actor: someBorrower(), key: newId(), input: { friend: '李四', phone: '13900000000' } }
  await run(call, () => ({ done: true }))
  const [row] = await sql.owner`select to_jsonb(k)::text as line from idempotency_keys k where key = ${call.key}`
  expect(row?.line).not.toMatch(/李四|13900000000/)
})
