import { afterEach, expect, test } from 'vitest'
import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import { openMoneyLine } from '@/db/testing/money-line'
import { begunPayment } from '@/db/testing/payments'
import type { InstrumentId } from '@/scripts/outside/instruments'

const database = await testDatabase()
const line = await openMoneyLine(database)
const { sql } = database

type Row = {
  id: string
  state: string
  end_cause: string | null
  covers: boolean
  kind: string
  posted_at: Date | null
  lender_receipt: string | null
  refunded_fen: string
  amount_fen: string
}

async function paymentOf(paymentId: string): Promise<Row> {
  const [row] = await sql.owner`select * from payments where id = ${paymentId}`
  return row as Row
}

/** Each call to the outside with its outcome; '?' is one without an answer. */
async function callsOf(paymentId: string): Promise<string[]> {
  const rows =
    await sql.owner`select verb, outcome from outside_calls where payment_id = ${paymentId} order by created_at, id`
  return rows.map(({ verb, outcome }) => `${verb as string} ${(outcome as string | null) ?? '?'}`)
}

/** What the ledger says of a payment: its transactions, and what is left in clearing overall. */
async function ledgerOf(paymentId: string): Promise<string[]> {
  const rows = await sql.owner`select kind from ledger_transactions where subject_id = ${paymentId} order by id`
  return rows.map(({ kind }) => kind as string)
}

async function clearing(): Promise<string> {
  const [row] =
    await sql.owner`select coalesce(sum(balance_fen), 0)::text as sum from ledger_accounts where kind = 'clearing'`
  return row?.sum as string
}

const verbsOf = async (paymentId: string): Promise<string[]> =>
  (await sql.owner`select verb from audit_entries where thing_id = ${paymentId} order by id`).map(
    ({ verb }) => verb as string,
  )

/** A payment whose order stands at the cashier. */
async function placedPayment() {
  const begun = await begunPayment()
  await line.moveClock('9 seconds')
  await line.settle()
  const [call] =
    await sql.owner`select answer ->> 'payUrl' as url from outside_calls where payment_id = ${begun.paymentId} and verb = 'order'`
  return { ...begun, payUrl: call?.url as string }
}

async function paidWith(instrument: InstrumentId) {
  const placed = await placedPayment()
  await line.chooseAtCashier(placed.payUrl, { instrument })
  await line.settle()
  return placed
}

afterEach(async () => {
  expect((await checkInvariants(sql.owner)).filter(({ ok }) => !ok)).toEqual([])
})

const POSTED = ['order placed', 'capture captured', 'post posted']

async function expectPosted(paymentId: string): Promise<void> {
  expect(await paymentOf(paymentId)).toMatchObject({
    state: 'captured',
    end_cause: null,
    refunded_fen: '0',
    lender_receipt: expect.stringMatching(/^R\d{8}-/) as string,
  })
  expect((await paymentOf(paymentId)).posted_at).toBeInstanceOf(Date)
  expect(await callsOf(paymentId)).toEqual(POSTED)
  expect(await ledgerOf(paymentId)).toEqual(['capture', 'post'])
  expect(await clearing()).toBe('0')
}

test('paid, taken, passed on, booked: the instalment is closed and the payer is told', async () => {
  const { paymentId, loan, borrower } = await paidWith('debit_pays')
  await expectPosted(paymentId)
  const payment = await paymentOf(paymentId)
  const [repayment] = await sql.owner`select * from repayments where payment_id = ${paymentId}`
  expect(repayment).toMatchObject({
    source: 'own',
    loan_id: loan.id,
    amount_fen: payment.amount_fen,
    repayment_ref: payment.lender_receipt,
    event_at: payment.posted_at,
  })
  const instalments =
    await sql.owner`select number, closed_on is not null as closed from instalments where loan_id = ${loan.id} and number <= 2 order by number`
  expect(instalments).toEqual([
    { number: 1, closed: true },
    { number: 2, closed: false },
  ])
  const [due] =
    await sql.owner`select l.next_due_on = i.due_on as is_second from loans l join instalments i on i.loan_id = l.id and i.number = 2 where l.id = ${loan.id}`
  expect(due?.is_second).toBe(true)
  expect(await verbsOf(paymentId)).toEqual([
    'pay-quote',
    'record-order',
    'hold-payment',
    'capture-payment',
    'record-posting',
    'settle-payments',
  ])
  const notices =
    await sql.owner`select kind, side, params ->> 'receipt' as receipt, link from notices where for_person = ${borrower.personId}`
  expect(notices).toEqual([
    {
      kind: 'payment_posted',
      side: 'borrower',
      receipt: payment.lender_receipt,
      link: `/me/payments/pay_${paymentId.replaceAll('-', '')}`,
    },
  ])
})

test('the last instalment settles the loan', async () => {
  const begun = await begunPayment({ kind: 'instalments', count: 18 })
  await line.moveClock('9 seconds')
  await line.settle()
  const [call] =
    await sql.owner`select answer ->> 'payUrl' as url from outside_calls where payment_id = ${begun.paymentId}`
  await line.chooseAtCashier(call?.url as string, { instrument: 'balance_wallet' })
  await line.settle()
  await expectPosted(begun.paymentId)
  const [loan] =
    await sql.owner`select settled_on is not null as settled, next_due_on from loans where id = ${begun.loan.id}`
  expect(loan).toEqual({ settled: true, next_due_on: null })
})

test('a callback that comes twice is recorded once and changes nothing the second time', async () => {
  const before = line.callbacks.statuses.length
  const { paymentId } = await paidWith('debit_twice')
  await expectPosted(paymentId)
  expect(line.callbacks.statuses.slice(before)).toEqual([204, 204, 204])
  const [events] =
    await sql.owner`select count(*)::int as count from channel_events where convert_from(body, 'UTF8') like ${`%pay_${paymentId.replaceAll('-', '')}%`}`
  expect(events?.count).toBe(2)
})

test.each([
  ['a replayed callback', 'replay'],
  ['a duplicated callback', 'duplicate'],
  ['a callback with another sum', 'wrong_amount'],
] as const)('%s does no harm: the channel’s own word decides', async (_, mode) => {
  await line.fault('cashier.callback', mode)
  const { paymentId } = await paidWith('debit_pays')
  await expectPosted(paymentId)
})

test('a callback that we cannot trust is not recorded, and its repetition is', async () => {
  await line.fault('cashier.callback', 'bad_signature')
  const before = line.callbacks.statuses.length
  const { paymentId } = await paidWith('debit_pays')
  expect(line.callbacks.statuses.slice(before)).toEqual([401])
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'created' })
  await line.moveClock('2 seconds')
  await line.settle()
  await expectPosted(paymentId)
})

test('when callbacks come in another order the payment is what the channel says', async () => {
  await line.fault('cashier.callback', 'reorder')
  const { paymentId } = await paidWith('debit_pays')
  await line.moveClock('11 minutes')
  await line.settle()
  await expectPosted(paymentId)
})

test('a callback that never comes is made up for by asking', async () => {
  await line.fault('cashier.callback', 'silent', 2)
  const { paymentId } = await paidWith('debit_pays')
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'created' })
  await line.moveClock('3 minutes')
  await line.settle()
  await expectPosted(paymentId)
})

test.each([
  ['the bank refuses', 'debit_refuses'],
  ['there is too little', 'debit_insufficient'],
] as const)('%s: the payment ends, nothing was taken, and the loan is free again', async (_, instrument) => {
  const { paymentId, loan } = await paidWith(instrument)
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'failed', end_cause: 'instrument_refused', covers: false })
  expect(await ledgerOf(paymentId)).toEqual([])
  const [open] =
    await sql.owner`select count(*)::int as count from instalments where loan_id = ${loan.id} and closed_on is not null`
  expect(open?.count).toBe(0)
})

test('leaving the cashier ends the payment without a notice', async () => {
  const { paymentId, payUrl, borrower } = await placedPayment()
  await line.chooseAtCashier(payUrl, { leave: true })
  await line.settle()
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'failed', end_cause: 'given_up' })
  expect(await sql.owner`select 1 from notices where for_person = ${borrower.personId}`).toHaveLength(0)
})

test('nobody pays: at the order’s end the payment ends by itself', async () => {
  const { paymentId } = await placedPayment()
  await line.moveClock('15 minutes')
  await line.settle()
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'failed', end_cause: 'never_held' })
})

test('a card that thinks for a minute is taken as of the time it was chosen', async () => {
  const { paymentId } = await paidWith('debit_slow')
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'created' })
  await line.moveClock('61 seconds')
  await line.settle()
  await expectPosted(paymentId)
})

test('a card that answers after the order’s end is given up, and its payer told', async () => {
  const { paymentId, borrower } = await paidWith('debit_late')
  await line.moveClock('16 minutes')
  await line.settle()
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'voided', end_cause: 'held_too_late' })
  expect(await callsOf(paymentId)).toEqual(['order placed', 'void voided'])
  expect(await ledgerOf(paymentId)).toEqual([])
  const notices =
    await sql.owner`select kind, params ->> 'cause' as cause from notices where for_person = ${borrower.personId}`
  expect(notices).toEqual([{ kind: 'payment_ended', cause: 'held_too_late' }])
})

test('a card that never answers: 15 minutes after the order’s end the payment ends and the order is given up', async () => {
  const { paymentId } = await paidWith('debit_silent')
  await line.moveClock('29 minutes')
  await line.settle()
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'created' })
  await line.moveClock('2 minutes')
  await line.settle()
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'failed', end_cause: 'never_held' })
  expect(await callsOf(paymentId)).toEqual(['order placed', 'void voided'])
})

test('no answer from the channel at all ends the payment the same way, and the void is repeated until it is answered', async () => {
  const { paymentId } = await paidWith('debit_silent')
  await line.fault('cashier.query', 'lost', 100)
  await line.fault('cashier.void', 'lost', 2)
  await line.moveClock('31 minutes')
  await line.settle()
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'failed', end_cause: 'never_held' })
  expect(await callsOf(paymentId)).toEqual(['order placed', 'void ?'])
  await line.retryJobs()
  await line.retryJobs()
  expect(await callsOf(paymentId)).toEqual(['order placed', 'void voided'])
})

test('a hold after our void is given up again', async () => {
  const { paymentId } = await paidWith('debit_held_after_void')
  await line.moveClock('31 minutes')
  await line.settle()
  expect(await callsOf(paymentId)).toEqual(['order placed', 'void voided'])
  await line.moveClock('11 seconds')
  await line.settle()
  expect(await callsOf(paymentId)).toEqual(['order placed', 'void voided', 'void voided'])
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'failed', covers: false })
  expect(await ledgerOf(paymentId)).toEqual([])
})

test.each([
  ['told by a callback', false],
  ['never told, found a day later', true],
] as const)('money taken after our void goes back at once, on a payment of its own: %s', async (_, silent) => {
  const { paymentId, borrower, loan } = await paidWith('debit_captured_after_void')
  await line.moveClock('31 minutes')
  await line.settle()
  if (silent) await line.fault('cashier.callback', 'silent')
  await line.moveClock('11 seconds')
  await line.settle()
  if (silent) {
    expect(await sql.owner`select 1 from payments where late_of_id = ${paymentId}`).toHaveLength(0)
    await line.moveClock('24 hours')
    await line.settle()
  }
  const [late] = (await sql.owner`select * from payments where late_of_id = ${paymentId}`) as unknown as Row[]
  expect(late).toMatchObject({
    kind: 'late',
    state: 'refunded',
    end_cause: 'late_yes',
    covers: false,
    posted_at: null,
    refunded_fen: late?.amount_fen,
  })
  expect(await ledgerOf(late!.id)).toEqual(['capture', 'refund'])
  expect(await clearing()).toBe('0')
  expect(await callsOf(late!.id)).toEqual(['refund refunded'])
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'failed', end_cause: 'never_held', refunded_fen: '0' })
  expect(await sql.owner`select 1 from repayments where loan_id = ${loan.id}`).toHaveLength(0)
  expect(await verbsOf(late!.id)).toEqual(['open-late-payment', 'refund-payment'])
  const notices =
    await sql.owner`select params ->> 'cause' as cause from notices where for_person = ${borrower.personId}`
  expect(notices).toEqual([{ cause: 'late_yes' }])
})

test.each([
  ['order', 'cashier.create', 'lost'],
  ['order', 'cashier.create', 'silent'],
  ['capture', 'cashier.capture', 'lost'],
  ['capture', 'cashier.capture', 'silent'],
  ['capture', 'cashier.capture', 'wrong_amount'],
  ['capture', 'cashier.capture', 'bad_signature'],
  ['query', 'cashier.query', 'lost'],
  ['query', 'cashier.query', 'wrong_amount'],
  ['posting', 'lender.post', 'lost'],
  ['posting', 'lender.post', 'silent'],
  ['posting', 'lender.post', 'bad_signature'],
  ['posting', 'lender.post', 'wrong_amount'],
] as const)('an unknown result of %s (%s %s) is resolved by asking again, once and for all', async (_, verb, mode) => {
  await line.fault(verb, mode)
  const begun = await begunPayment()
  await line.moveClock('9 seconds')
  await line.settle()
  await line.retryJobs()
  const [call] =
    await sql.owner`select answer ->> 'payUrl' as url from outside_calls where payment_id = ${begun.paymentId} and verb = 'order'`
  await line.chooseAtCashier(call?.url as string, { instrument: 'debit_pays' })
  await line.settle()
  await line.retryJobs()
  await expectPosted(begun.paymentId)
})

test('a cashier that will not take the order ends the payment', async () => {
  await line.fault('cashier.create', 'refuse')
  const { paymentId } = await begunPayment()
  await line.moveClock('9 seconds')
  await line.settle()
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'failed', end_cause: 'never_held' })
  expect(await callsOf(paymentId)).toEqual(['order refused'])
})

test('a capture that the cashier refuses gives the hold up whole', async () => {
  await line.fault('cashier.capture', 'refuse')
  const { paymentId } = await paidWith('debit_pays')
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'voided', end_cause: 'capture_refused', covers: false })
  expect(await callsOf(paymentId)).toEqual(['order placed', 'capture refused', 'void voided'])
  expect(await ledgerOf(paymentId)).toEqual([])
})

test('a hold that ran out before its capture ends the payment as expired', async () => {
  await line.fault('cashier.capture', 'lost', 1)
  const { paymentId } = await paidWith('debit_pays')
  await line.moveClock('8 days')
  await line.settle()
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'voided', end_cause: 'expired_at_channel', covers: false })
  expect(await callsOf(paymentId)).toEqual(['order placed', 'capture voided'])
})

test('while the lender is silent nothing is given back, and its late answer is booked', async () => {
  await line.fault('lender.post', 'lost', 3)
  const { paymentId, loan } = await paidWith('debit_pays')
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'captured', posted_at: null, end_cause: null })
  await line.retryJobs()
  await line.moveClock('25 hours')
  await line.settle()
  expect(await callsOf(paymentId)).toEqual(['order placed', 'capture captured', 'post ?'])
  expect(await sql.owner`select 1 from repayments where loan_id = ${loan.id}`).toHaveLength(0)
  await line.retryJobs()
  await expectPosted(paymentId)
  const [counts] =
    await sql.owner`select r.value_on = p.value_on as on_its_day, r.value_on < (r.created_at at time zone 'Asia/Shanghai')::date as later from repayments r join payments p on p.id = r.payment_id where p.id = ${paymentId}`
  expect(counts).toEqual({ on_its_day: true, later: true })
})

test('a lender that has not decided yet is asked again until it has', async () => {
  await line.fault('lender.post', 'pending', 1, 3600)
  const { paymentId } = await paidWith('debit_pays')
  await line.retryJobs()
  expect(await callsOf(paymentId)).toEqual(['order placed', 'capture captured', 'post ?'])
  await line.moveClock('61 minutes')
  await line.settle()
  await line.retryJobs()
  await expectPosted(paymentId)
})

test('what the lender refuses goes back to where it came from, after the lender has said that it will never post it', async () => {
  await line.fault('lender.post', 'refuse')
  const { paymentId, loan, borrower } = await paidWith('debit_pays')
  const payment = await paymentOf(paymentId)
  expect(payment).toMatchObject({ state: 'refunded', end_cause: 'lender_refused', covers: false, posted_at: null })
  expect(payment.refunded_fen).toBe(payment.amount_fen)
  expect(await callsOf(paymentId)).toEqual([
    'order placed',
    'capture captured',
    'post refused',
    'cancel refused',
    'refund refunded',
  ])
  expect(await ledgerOf(paymentId)).toEqual(['capture', 'refund'])
  expect(await clearing()).toBe('0')
  expect(await sql.owner`select 1 from repayments where loan_id = ${loan.id}`).toHaveLength(0)
  const notices =
    await sql.owner`select params ->> 'cause' as cause from notices where for_person = ${borrower.personId}`
  expect(notices).toEqual([{ cause: 'lender_refused' }])
})

test.each([
  ['the cancel is lost', 'lender.cancel', 'lost'],
  ['the cancel is refused', 'lender.cancel', 'refuse'],
  ['the refund is lost', 'cashier.refund', 'lost'],
  ['the refund is done but not answered', 'cashier.refund', 'silent'],
  ['the refund is answered with another sum', 'cashier.refund', 'wrong_amount'],
  ['the refund is refused for now', 'cashier.refund', 'refuse'],
] as const)('%s: it is repeated, and given back once', async (_, verb, mode) => {
  await line.fault('lender.post', 'refuse')
  await line.fault(verb, mode)
  const { paymentId } = await paidWith('debit_pays')
  expect(await paymentOf(paymentId)).toMatchObject({
    state: 'captured',
    end_cause: 'lender_refused',
    refunded_fen: '0',
  })
  await line.retryJobs()
  expect(await paymentOf(paymentId)).toMatchObject({ state: 'refunded' })
  expect(await ledgerOf(paymentId)).toEqual(['capture', 'refund'])
  expect(await clearing()).toBe('0')
})
