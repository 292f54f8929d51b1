import { expect, test } from 'vitest'
import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import { begunPayment, capturedWord, hear, heldWord, pay, quote } from '@/db/testing/payments'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { giveUpPayment } from './give-up-payment'

const { sql } = await testDatabase()

const giveUp = (paymentId: string) => inTransaction(WORKER, 'test', (ctx) => giveUpPayment(ctx, { paymentId }))
const lateOf = (paymentId: string) =>
  sql.owner`select id, state, kind, covers, end_cause, amount_fen from payments where late_of_id = ${paymentId}`

test('money taken after the payment was given up becomes one late payment, however often it is told', async () => {
  const { paymentId, amountFen, loan } = await begunPayment()
  await giveUp(paymentId)
  await warm(WORKER)
  await Promise.all(Array.from({ length: 20 }, () => hear(paymentId, capturedWord(amountFen))))
  const late = await lateOf(paymentId)
  expect(late).toMatchObject([
    { state: 'captured', kind: 'late', covers: false, end_cause: 'late_yes', amount_fen: String(amountFen) },
  ])
  const calls = await sql.owner`select verb, answered_at from outside_calls where payment_id = ${late[0]?.id as string}`
  expect(calls).toEqual([{ verb: 'refund', answered_at: null }])
  expect(await sql.owner`select 1 from ledger_transactions where subject_id = ${late[0]?.id as string}`).toHaveLength(1)
  const [state] = await sql.owner`select state, end_cause from payments where id = ${paymentId}`
  expect(state).toEqual({ state: 'failed', end_cause: 'never_held' })
  expect(await sql.owner`select 1 from repayments where loan_id = ${loan.id}`).toHaveLength(0)
  expect((await checkInvariants(sql.owner)).filter(({ ok }) => !ok)).toEqual([])
})

test('money taken without our asking ends the payment and goes back', async () => {
  const { paymentId, amountFen } = await begunPayment()
  await hear(paymentId, capturedWord(amountFen))
  expect(await lateOf(paymentId)).toHaveLength(1)
  const [state] = await sql.owner`select state from payments where id = ${paymentId}`
  expect(state?.state).toBe('failed')
})

test('a hold that came second and is taken all the same goes back, and the first one stays', async () => {
  const first = await begunPayment()
  const second = await pay(first.borrower, (await quote(first.borrower, first.loan.id)).quoteId)
  await hear(first.paymentId, heldWord(first.amountFen))
  await hear(second, heldWord(first.amountFen))
  await hear(second, capturedWord(first.amountFen))
  expect(await lateOf(second)).toHaveLength(1)
  const rows =
    await sql.owner`select state, covers from payments where id in ${sql.owner([first.paymentId, second])} order by covers`
  expect(rows).toEqual([
    { state: 'voided', covers: false },
    { state: 'held', covers: true },
  ])
})

test('a hold after it was given up is given up again, once per hold', async () => {
  const { paymentId, amountFen } = await begunPayment()
  await giveUp(paymentId)
  await hear(paymentId, heldWord(amountFen))
  const turns = () =>
    sql.owner`select turn from outside_calls where payment_id = ${paymentId} and verb = 'void' order by turn`
  expect(await turns()).toEqual([{ turn: 1 }])
  await sql.owner`update outside_calls set answered_at = now(), outcome = 'voided' where payment_id = ${paymentId} and verb = 'void'`
  await Promise.all(Array.from({ length: 20 }, () => hear(paymentId, heldWord(amountFen))))
  expect(await turns()).toEqual([{ turn: 1 }, { turn: 2 }])
})
