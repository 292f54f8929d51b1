import { expect, test } from 'vitest'
import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import { begunPayment, capturedWord, hear, heldWord } from '@/db/testing/payments'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { recordPosting } from './record-posting'
import { refundPayment } from './refund-payment'
import type { PostingSaid } from './rules'
import { loadCall } from './calls/store'

const { sql } = await testDatabase()

async function capturedPayment() {
  const begun = await begunPayment()
  await hear(begun.paymentId, heldWord(begun.amountFen))
  await hear(begun.paymentId, capturedWord(begun.amountFen))
  return begun
}

const say = (
  paymentId: string,
  verb: 'post' | 'cancel',
  state: PostingSaid['state'],
  receiptNo: string | null = null,
) =>
  inTransaction(WORKER, 'test', async (ctx) => {
    const call = await loadCall(ctx.tx, paymentId, verb)
    if (!call) throw new Error(`${verb} was not asked for`)
    const said = { state, receiptNo, postedAt: receiptNo ? ctx.now : null }
    await recordPosting(ctx, { paymentId, call: { id: call.id, verb }, said })
  })

const refund = (paymentId: string) =>
  inTransaction(WORKER, 'test', async (ctx) => {
    const call = await loadCall(ctx.tx, paymentId, 'refund')
    if (!call) throw new Error('a refund was not asked for')
    await refundPayment(ctx, { paymentId, callId: call.id, refundedAt: ctx.now })
  })

async function paymentOf(paymentId: string) {
  const [row] =
    await sql.owner`select state, end_cause, refunded_fen, covers, ended_at is not null as ended from payments where id = ${paymentId}`
  return row
}

test('is asked for only after the lender has said twice that it will never post', async () => {
  const { paymentId } = await capturedPayment()
  await expect(refund(paymentId)).rejects.toThrow('not asked for')
  await say(paymentId, 'post', 'refused')
  await expect(refund(paymentId)).rejects.toThrow('not asked for')
  expect(await paymentOf(paymentId)).toMatchObject({
    state: 'captured',
    end_cause: 'lender_refused',
    refunded_fen: '0',
  })
  await say(paymentId, 'cancel', 'cancelled')
  await refund(paymentId)
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'refunded', covers: false, ended: true })
})

test('twenty at once give it back once, to the fen, with one notice and one audit row', async () => {
  const { paymentId, borrower, amountFen } = await capturedPayment()
  await say(paymentId, 'post', 'refused')
  await say(paymentId, 'cancel', 'refused')
  await warm(WORKER)
  await Promise.all(Array.from({ length: 20 }, () => refund(paymentId)))
  expect((await paymentOf(paymentId))?.refunded_fen).toBe(String(amountFen))
  const ledger = await sql.owner`select kind from ledger_transactions where subject_id = ${paymentId} order by id`
  expect(ledger).toEqual([{ kind: 'capture' }, { kind: 'refund' }])
  expect(await sql.owner`select 1 from notices where for_person = ${borrower.personId}`).toHaveLength(1)
  expect(
    await sql.owner`select 1 from audit_entries where verb = 'refund-payment' and thing_id = ${paymentId}`,
  ).toHaveLength(1)
  expect((await checkInvariants(sql.owner)).filter(({ ok }) => !ok)).toEqual([])
})

test('a lender that refused and then says posted has posted: it is booked, not given back', async () => {
  const { paymentId } = await capturedPayment()
  await say(paymentId, 'post', 'refused')
  await say(paymentId, 'cancel', 'posted', 'R-late-1')
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'captured', end_cause: null })
  await expect(refund(paymentId)).rejects.toThrow('not asked for')
  const { settlePayments } = await import('@/lib/assists/settle-payments')
  await inTransaction(WORKER, 'test', settlePayments)
  const [row] =
    await sql.owner`select lender_receipt, posted_at is not null as posted from payments where id = ${paymentId}`
  expect(row).toEqual({ lender_receipt: 'R-late-1', posted: true })
})

test('more than was captured cannot go back, nor anything of what was not captured', async () => {
  const { paymentId, amountFen } = await capturedPayment()
  const set = (fen: bigint, id: string) => sql.owner`update payments set refunded_fen = ${String(fen)} where id = ${id}`
  await expect(set(amountFen + 1n, paymentId)).rejects.toMatchObject({
    constraint_name: 'no_more_is_refunded_than_captured',
  })
  const { paymentId: created } = await begunPayment()
  await expect(set(1n, created)).rejects.toMatchObject({ constraint_name: 'only_captured_money_is_refunded' })
})
