import { expect, test } from 'vitest'
import { testDatabase } from '@/db/testing/database'
import { begunPayment, hear, heldWord, ONE_INSTALMENT, pay, quote } from '@/db/testing/payments'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { bookRepayments } from '@/lib/loans/book-repayments'
import { loadLoans } from '@/lib/loans/load-loan'
import { fen } from '@/lib/money/fen'

const { sql } = await testDatabase()

async function paymentOf(paymentId: string) {
  const [row] = await sql.owner`select *, amount_fen::text as fen from payments where id = ${paymentId}`
  return row as {
    state: string
    covers: boolean
    end_cause: string | null
    fen: string
    order_ends_at: Date
    value_on: Date
    held_at: Date
  }
}
const callsOf = async (paymentId: string) =>
  (await sql.owner`select verb from outside_calls where payment_id = ${paymentId} and verb <> 'order' order by id`).map(
    ({ verb }) => verb as string,
  )
const amountOf = async (paymentId: string) => BigInt((await paymentOf(paymentId)).fen)

test('the first hold covers the loan, has the Shanghai day of its time, and is taken at once', async () => {
  const { paymentId, borrower } = await begunPayment()
  const heldAt = new Date()
  await hear(paymentId, heldWord(await amountOf(paymentId), heldAt))
  const payment = await paymentOf(paymentId)
  expect(payment).toMatchObject({ state: 'held', covers: true, end_cause: null, held_at: heldAt })
  const [day] = await sql.owner`select value_on::text as day from payments where id = ${paymentId}`
  expect(day?.day).toBe(dayOf(heldAt))
  expect(await callsOf(paymentId)).toEqual(['capture'])
  const audit =
    await sql.owner`select side, about_person_id, detail ->> 'covers' as covers from audit_entries where verb = 'hold-payment' and thing_id = ${paymentId}`
  expect(audit).toEqual([{ side: 'worker', about_person_id: borrower.personId, covers: 'true' }])
})

test('told twenty times at once it is one hold and one capture asked for', async () => {
  const { paymentId } = await begunPayment()
  const said = heldWord(await amountOf(paymentId))
  await warm(WORKER)
  await Promise.all(Array.from({ length: 20 }, () => hear(paymentId, said)))
  expect(await callsOf(paymentId)).toEqual(['capture'])
  const [jobs] = await sql.owner`
    select count(*)::int as count from graphile_worker.jobs j join graphile_worker._private_jobs p using (id)
    where j.task_identifier = 'capture-payment' and p.payload ->> 'paymentId' = ${paymentId}`
  expect(jobs?.count).toBe(1)
})

test('of ten holds on one loan at once one covers, and nine are given up', async () => {
  const { borrower, loan, paymentId } = await begunPayment()
  const ids = [paymentId]
  while (ids.length < 10) ids.push(await pay(borrower, (await quote(borrower, loan.id, ONE_INSTALMENT)).quoteId))
  const said = heldWord(await amountOf(paymentId))
  await warm(WORKER)
  await Promise.all(ids.map((id) => hear(id, said)))
  const rows =
    await sql.owner`select state, covers, end_cause, count(*)::int as count from payments where loan_id = ${loan.id} group by 1, 2, 3 order by covers`
  expect(rows).toEqual([
    { state: 'held', covers: false, end_cause: 'came_second', count: 9 },
    { state: 'held', covers: true, end_cause: null, count: 1 },
  ])
  const calls =
    await sql.owner`select verb, count(*)::int as count from outside_calls where payment_id in ${sql.owner(ids)} and verb <> 'order' group by 1 order by 1`
  expect(calls).toEqual([
    { verb: 'capture', count: 1 },
    { verb: 'void', count: 9 },
  ])
})

test('a hold at the quote’s end or later is given up', async () => {
  const { paymentId } = await begunPayment()
  const { order_ends_at: end } = await paymentOf(paymentId)
  await hear(paymentId, heldWord(await amountOf(paymentId), end))
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'held', covers: false, end_cause: 'held_too_late' })
  expect(await callsOf(paymentId)).toEqual(['void'])
})

test('a hold of more than is owed by now is given up whole', async () => {
  const { loan, paymentId } = await begunPayment()
  await inTransaction(WORKER, 'test', async (ctx) =>
    bookRepayments(ctx, await loadLoans(ctx, { loanIds: [loan.id] }), [
      {
        loanId: loan.id,
        repaymentRef: newId(),
        source: 'imported',
        valueOn: dayOf(ctx.now),
        eventAt: ctx.now,
        amountFen: fen(1),
        paymentId: null,
      },
    ]),
  )
  await hear(paymentId, heldWord(await amountOf(paymentId)))
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'held', covers: false, end_cause: 'owed_less' })
  expect(await callsOf(paymentId)).toEqual(['void'])
})

test('two covering holds on one loan cannot stand, whoever writes them', async () => {
  const { borrower, loan, paymentId } = await begunPayment()
  const second = await pay(borrower, (await quote(borrower, loan.id)).quoteId)
  await hear(paymentId, heldWord(await amountOf(paymentId)))
  const forced = sql.owner`update payments set state = 'held', covers = true, held_at = now(), value_on = current_date where id = ${second}`
  await expect(forced).rejects.toMatchObject({ constraint_name: 'one_covering_payment_per_loan' })
})
