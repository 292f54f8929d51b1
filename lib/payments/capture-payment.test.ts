import { expect, test } from 'vitest'
import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import { begunPayment, capturedWord, hear, heldWord } from '@/db/testing/payments'
import { warm } from '@/db/testing/race'
import { WORKER } from '@/lib/access/rules'

const { sql } = await testDatabase()

async function heldPayment() {
  const begun = await begunPayment()
  await hear(begun.paymentId, heldWord(begun.amountFen))
  return begun
}

const entriesOf = async (paymentId: string) =>
  sql.owner`
    select t.kind, a.kind as account, e.amount_fen from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.account_id where t.subject_id = ${paymentId} order by t.id, e.leg`

test('books what the channel took, answers the call, and asks the lender', async () => {
  const { paymentId, borrower, amountFen } = await heldPayment()
  await hear(paymentId, capturedWord(amountFen))
  const [payment] =
    await sql.owner`select state, captured_at is not null as taken, covers from payments where id = ${paymentId}`
  expect(payment).toEqual({ state: 'captured', taken: true, covers: true })
  expect(await entriesOf(paymentId)).toEqual([
    { kind: 'capture', account: 'channel', amount_fen: String(amountFen) },
    { kind: 'capture', account: 'clearing', amount_fen: String(-amountFen) },
  ])
  const calls =
    await sql.owner`select party, verb, outcome from outside_calls where payment_id = ${paymentId} and verb <> 'order' order by id`
  expect(calls).toEqual([
    { party: 'cashier', verb: 'capture', outcome: 'captured' },
    { party: 'lender', verb: 'post', outcome: null },
  ])
  const audit =
    await sql.owner`select side, about_person_id, detail from audit_entries where verb = 'capture-payment' and thing_id = ${paymentId}`
  expect(audit).toEqual([
    { side: 'worker', about_person_id: borrower.personId, detail: { amountFen: String(amountFen) } },
  ])
})

test('told twenty times at once it is taken once', async () => {
  const { paymentId, amountFen } = await heldPayment()
  await warm(WORKER)
  await Promise.all(Array.from({ length: 20 }, () => hear(paymentId, capturedWord(amountFen))))
  expect(await entriesOf(paymentId)).toHaveLength(2)
  expect((await checkInvariants(sql.owner)).filter(({ ok }) => !ok)).toEqual([])
})

test('a time ahead of ours is booked as of now: nothing happens after it was written down', async () => {
  const { paymentId, amountFen } = await heldPayment()
  await hear(paymentId, capturedWord(amountFen, new Date(Date.now() + 60_000)))
  const [row] =
    await sql.owner`select event_at <= created_at as before from ledger_transactions where subject_id = ${paymentId}`
  expect(row?.before).toBe(true)
})
