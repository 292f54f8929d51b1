import { beforeEach, expect, test } from 'vitest'
import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import { postedPayment } from '@/db/testing/payments'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { bookRepayments } from '@/lib/loans/book-repayments'
import { loadLoans } from '@/lib/loans/load-loan'
import { payoffOn } from '@/lib/loans/rules'
import { SET_MAX, settlePayments } from './settle-payments'

const { sql } = await testDatabase()

const settle = () => inTransaction(WORKER, 'test', settlePayments)
const many = (count: number) => Promise.all(Array.from({ length: count }, () => postedPayment()))

async function bookedOf(paymentIds: string[]): Promise<number> {
  const [row] = await sql.owner`
    select count(*)::int as count from payments p join repayments r on r.payment_id = p.id
    where p.id in ${sql.owner(paymentIds)} and p.posted_at is not null and p.lender_receipt = r.repayment_ref`
  return row?.count as number
}

async function expectSound(): Promise<void> {
  expect((await checkInvariants(sql.owner)).filter(({ ok }) => !ok)).toEqual([])
}

beforeEach(async () => {
  while ((await settle()).isMore);
})

test('books up to 50 in one go, longest waiting first, and says that there is more', async () => {
  const ids = (await many(SET_MAX + 3)).map(({ paymentId }) => paymentId)
  expect(await settle()).toEqual({ isMore: true })
  expect(await bookedOf(ids)).toBe(SET_MAX)
  expect(await settle()).toEqual({ isMore: false })
  expect(await bookedOf(ids)).toBe(SET_MAX + 3)
  await expectSound()
})

test('each has its repayment, parts, entries, audit and notice', async () => {
  const { paymentId, loan, borrower, amountFen, receiptNo } = await postedPayment()
  await settle()
  const [repayment] =
    await sql.owner`select id, amount_fen, source, lender_id from repayments where payment_id = ${paymentId}`
  expect(repayment).toMatchObject({ amount_fen: String(amountFen), source: 'own', lender_id: loan.lenderId })
  const [parts] =
    await sql.owner`select sum(penalty_fen + interest_fen + principal_fen)::text as sum from repayment_parts where repayment_id = ${repayment?.id as string}`
  expect(parts?.sum).toBe(String(amountFen))
  const audit =
    await sql.owner`select side, about_person_id, detail ->> 'amountFen' as fen from audit_entries where verb = 'settle-payments' and thing_id = ${paymentId}`
  expect(audit).toEqual([{ side: 'worker', about_person_id: borrower.personId, fen: String(amountFen) }])
  const notices =
    await sql.owner`select kind, params ->> 'receipt' as receipt from notices where for_person = ${borrower.personId}`
  expect(notices).toEqual([{ kind: 'payment_posted', receipt: receiptNo }])
  await expectSound()
})

test('twenty at once book each payment once', async () => {
  const ids = (await many(30)).map(({ paymentId }) => paymentId)
  await warm(WORKER)
  await Promise.all(Array.from({ length: 20 }, settle))
  expect(await bookedOf(ids)).toBe(30)
  const [audit] =
    await sql.owner`select count(*)::int as count from audit_entries where verb = 'settle-payments' and thing_id in ${sql.owner(ids)}`
  expect(audit?.count).toBe(30)
  await expectSound()
})

test('one that the database refuses does not sink its neighbours: it is set aside, and not tried again', async () => {
  const [first, , third] = await many(3)
  const twin = await postedPayment()
  // The same receipt of the same lender a second time: only one of the two can be a repayment.
  await sql.owner`
    insert into repayments (id, lender_id, repayment_ref, loan_id, borrower_id, source, value_on, event_at, amount_fen)
    values (${newId()}, ${twin.loan.lenderId}, ${twin.receiptNo}, ${twin.loan.id}, ${twin.borrower.personId}, 'imported', current_date - 40, now(), 1)`
  await settle()
  expect(await bookedOf([first!.paymentId, third!.paymentId])).toBe(2)
  const [row] =
    await sql.owner`select posted_at, set_aside_at is not null as aside, state from payments where id = ${twin.paymentId}`
  expect(row).toEqual({ posted_at: null, aside: true, state: 'captured' })
  const audit = await sql.owner`select verb from audit_entries where thing_id = ${twin.paymentId} and verb like 'set%'`
  expect(audit).toEqual([{ verb: 'set-aside-payment' }])
  expect(await sql.owner`select 1 from repayments where payment_id = ${twin.paymentId}`).toHaveLength(0)
})

test('what the loan no longer owes is set aside, and nothing of it is booked', async () => {
  const { paymentId, loan } = await postedPayment()
  await inTransaction(WORKER, 'test', async (ctx) => {
    const loans = await loadLoans(ctx, { loanIds: [loan.id] })
    const valueOn = dayOf(ctx.now)
    const amountFen = payoffOn(loans.get(loan.id)!.state, valueOn)
    const repayment = {
      loanId: loan.id,
      repaymentRef: newId(),
      source: 'imported' as const,
      valueOn,
      eventAt: ctx.now,
      amountFen,
      paymentId: null,
    }
    const [answer] = await bookRepayments(ctx, loans, [repayment])
    expect(answer?.ok).toBe(true)
  })
  await settle()
  const [row] =
    await sql.owner`select posted_at, set_aside_at is not null as aside from payments where id = ${paymentId}`
  expect(row).toEqual({ posted_at: null, aside: true })
})

test('only the worker may book', async () => {
  for (const side of ['gate', 'borrower', 'friend', 'staff'] as const) {
    await expect(sql[side]`select app.post_settlements('[]'::jsonb)`, side).rejects.toMatchObject({ code: '42501' })
  }
})
