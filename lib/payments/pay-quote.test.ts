import { expect, test } from 'vitest'
import { testDatabase } from '@/db/testing/database'
import { begunPayment, pay, quote, someDebtor } from '@/db/testing/payments'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { once, type Kept } from '@/lib/access/once'
import { WORKER, type Borrower } from '@/lib/access/rules'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { bookRepayments } from '@/lib/loans/book-repayments'
import { loadLoans } from '@/lib/loans/load-loan'
import { fen } from '@/lib/money/fen'
import { payQuote, type Paid } from './pay-quote'

const { sql } = await testDatabase()

const tap = (borrower: Borrower, quoteId: string): Promise<Paid> =>
  inTransaction(borrower, 'test', (ctx) => payQuote(ctx, { quoteId }))
const paymentsOf = (loanId: string) => sql.owner`select * from payments where loan_id = ${loanId} order by id`

/** Something that the lender booked meanwhile. */
const repay = (loanId: string, amountFen: bigint) =>
  inTransaction(WORKER, 'test', async (ctx) => {
    const [answer] = await bookRepayments(ctx, await loadLoans(ctx, { loanIds: [loanId] }), [
      {
        loanId,
        repaymentRef: newId(),
        source: 'imported',
        valueOn: dayOf(ctx.now),
        eventAt: ctx.now,
        amountFen: fen(amountFen),
        paymentId: null,
      },
    ])
    expect(answer?.ok).toBe(true)
  })

test('writes the intent to pay, the order to place and when to ask, and says so in the audit', async () => {
  const { borrower, loan, quoteId, paymentId } = await begunPayment()
  const [payment] = await paymentsOf(loan.id)
  const [price] = await sql.owner`select * from quotes where id = ${quoteId}`
  expect(payment).toMatchObject({
    id: paymentId,
    kind: 'own',
    state: 'created',
    borrower_id: borrower.personId,
    payer_id: borrower.personId,
    amount_fen: price?.amount_fen,
    order_ends_at: price?.expires_at,
    covers: false,
  })
  const calls = await sql.owner`select party, verb, answered_at from outside_calls where payment_id = ${paymentId}`
  expect(calls).toEqual([{ party: 'cashier', verb: 'order', answered_at: null }])
  const jobs = await sql.owner`
    select t.identifier, j.run_at > now() as later from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where j.payload ->> 'paymentId' = ${paymentId} order by j.run_at`
  expect(jobs.map(({ identifier }) => identifier as string)).toEqual([
    'place-order',
    'ask-channel',
    'ask-channel',
    'ask-channel',
  ])
  expect(jobs.every(({ later }) => later as boolean)).toBe(true)
  const audit = await sql.owner`select side, actor_id, verb from audit_entries where thing_id = ${paymentId}`
  expect(audit).toEqual([{ side: 'borrower', actor_id: borrower.personId, verb: 'pay-quote' }])
})

test('twenty taps on one price are one payment', async () => {
  const { borrower, loan } = await someDebtor()
  const { quoteId } = await quote(borrower, loan.id)
  await warm(borrower)
  const paid = await Promise.all(Array.from({ length: 20 }, () => tap(borrower, quoteId)))
  expect(new Set(paid.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(await paymentsOf(loan.id)).toHaveLength(1)
})

test('the same key gives the first answer, and with another price it is a conflict', async () => {
  const { borrower, loan } = await someDebtor()
  const [first, second] = [
    await quote(borrower, loan.id),
    await quote(borrower, loan.id, { kind: 'instalments', count: 2 }),
  ]
  const key = newId()
  const keyed = (quoteId: string) =>
    inTransaction(borrower, 'test', (ctx) =>
      once(
        ctx,
        { key, verb: 'pay-quote', input: { quote: quoteId } },
        async () => (await payQuote(ctx, { quoteId })) as Kept,
      ),
    )
  await warm(borrower)
  const answers = await Promise.all(Array.from({ length: 20 }, () => keyed(first.quoteId)))
  expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
  await expect(keyed(second.quoteId)).rejects.toMatchObject({ code: 'key_reused' })
  expect(await paymentsOf(loan.id)).toHaveLength(1)
})

test('a price that has expired is worked out anew, and nothing is paid', async () => {
  const { borrower, loan } = await someDebtor()
  const { quoteId } = await quote(borrower, loan.id, { kind: 'instalments', count: 2 })
  await sql.owner`select app.move_clock('16 minutes')`
  const paid = await tap(borrower, quoteId)
  expect(paid).toEqual({ quoteId: expect.any(String) as string, loanId: loan.id })
  const [renewed] = await sql.owner`select * from quotes where id = ${'quoteId' in paid ? paid.quoteId : ''}`
  expect(renewed).toMatchObject({ loan_id: loan.id, instalments: 2 })
  expect(renewed?.id).not.toBe(quoteId)
  expect(await paymentsOf(loan.id)).toHaveLength(0)
})

test('a price above what is still owed is worked out anew', async () => {
  const { borrower, loan } = await someDebtor()
  const { quoteId } = await quote(borrower, loan.id)
  await repay(loan.id, 100n)
  const paid = await tap(borrower, quoteId)
  const amounts = await sql.owner`select amount_fen from quotes where loan_id = ${loan.id} order by id`
  expect(paid).toHaveProperty('quoteId')
  expect(BigInt(amounts[0]?.amount_fen as string) - BigInt(amounts[1]?.amount_fen as string)).toBe(100n)
})

test('while another payment covers the loan there is neither a price nor a payment', async () => {
  const { borrower, loan, paymentId } = await begunPayment()
  const { quoteId } = await quote(borrower, loan.id)
  await sql.owner`update payments set state = 'held', covers = true, held_at = now(), value_on = current_date where id = ${paymentId}`
  await expect(tap(borrower, quoteId)).rejects.toMatchObject({ code: 'payment_under_way' })
  await expect(quote(borrower, loan.id)).rejects.toMatchObject({ code: 'payment_under_way' })
})

test('somebody else’s price is not found', async () => {
  const [one, other] = [await someDebtor(), await someDebtor()]
  const { quoteId } = await quote(one.borrower, one.loan.id)
  await expect(tap(other.borrower, quoteId)).rejects.toMatchObject({ code: 'not_found' })
  await expect(pay(one.borrower, newId())).rejects.toMatchObject({ code: 'not_found' })
})

test('the borrower’s own login can write an intent of his own, and nothing else of a payment', async () => {
  const { borrower, loan, quoteId } = await begunPayment()
  const stranger = await someDebtor()
  const insert = (change: Record<string, unknown>) =>
    sql.borrower.begin(async (tx) => {
      await tx`select set_config('app.actor_id', ${borrower.personId}, true)`
      const row = {
        ...{ id: newId(), kind: 'own', state: 'created', borrower_id: borrower.personId, payer_id: borrower.personId },
        ...{ loan_id: loan.id, quote_id: quoteId, amount_fen: 100, refunded_fen: 0, order_ends_at: new Date() },
        ...change,
      }
      await tx`insert into payments ${tx(row)}`
    })
  await expect(insert({})).resolves.not.toThrow()
  const held = { state: 'held', held_at: new Date(), value_on: '2026-01-01' }
  await expect(insert(held)).rejects.toMatchObject({ code: '23514' })
  await expect(insert({ state: 'captured', captured_at: new Date() })).rejects.toMatchObject({
    constraint_name: 'a_payment_begins_as_an_intent',
  })
  await expect(insert({ covers: true })).rejects.toMatchObject({ constraint_name: 'a_payment_begins_as_an_intent' })
  const late = { kind: 'late', state: 'captured', late_of_id: newId(), captured_at: new Date() }
  await expect(insert(late)).rejects.toMatchObject({ code: '42501' })
  await expect(insert({ borrower_id: stranger.borrower.personId })).rejects.toMatchObject({ code: '42501' })
  await expect(insert({ payer_id: stranger.borrower.personId })).rejects.toMatchObject({ code: '42501' })
  const update = sql.borrower.begin(async (tx) => {
    await tx`select set_config('app.actor_id', ${borrower.personId}, true)`
    await tx`update payments set state = 'failed'`
  })
  await expect(update).rejects.toMatchObject({ code: '42501' })
})
