import { afterEach, expect, test } from 'vitest'
import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import {
  GIVEN_BACK,
  helpInForce,
  noticesTo,
  payAtCashier,
  payHelp,
  RESTING,
  SETTLED,
  standOfHelp,
} from '@/db/testing/help'
import { openMoneyLine } from '@/db/testing/money-line'
import { pay, quote } from '@/db/testing/payments'
import { inTransaction } from '@/db/transaction'
import { withdrawInvite } from './withdraw-invite'

const database = await testDatabase()
const line = await openMoneyLine(database)
const { sql } = database

async function paymentOf(paymentId: string) {
  const [row] = await sql.owner`
    select state, end_cause as cause, covers, posted_at is not null as posted from payments where id = ${paymentId}`
  return row
}

/** A friend's money rests on what a borrower asked for. */
async function restingHelp() {
  const help = await helpInForce(database)
  const theirs = await payHelp(help.friend, help.agreementId)
  await payAtCashier(database, line, theirs)
  return { ...help, theirs }
}

async function paysHimself(
  { borrower, loan }: Awaited<ReturnType<typeof restingHelp>>,
  instrument: 'debit_pays' | 'debit_refuses' = 'debit_pays',
) {
  const own = await pay(borrower, (await quote(borrower, loan.id)).quoteId)
  await payAtCashier(database, line, own, { instrument })
  return own
}

afterEach(async () => {
  expect((await checkInvariants(sql.owner)).filter(({ ok }) => !ok)).toEqual([])
})

test('over a friend’s hold: first his own, then the friend’s is released, then his is taken, and the ask is over', async () => {
  const help = await restingHelp()
  const own = await paysHimself(help)
  expect(await paymentOf(own)).toEqual({ state: 'captured', cause: null, covers: true, posted: true })
  expect(await standOfHelp(database, help.theirs)).toMatchObject({
    ...GIVEN_BACK,
    cause: 'paid_by_borrower',
    assist: 'ended',
  })
  expect(await noticesTo(database, help.friend.personId)).toEqual(['borrower_signed', 'payment_ended'])
  expect(await noticesTo(database, help.borrower.personId)).toEqual(['friend_signed', 'friend_pays', 'payment_posted'])
  const [ended] = await sql.owner`select end_cause from assists where id = ${help.assistId}`
  expect(ended?.end_cause).toBe('nothing_owed')
})

test('if his own is refused, the friend’s stays', async () => {
  const help = await restingHelp()
  await paysHimself(help, 'debit_refuses')
  expect(await standOfHelp(database, help.theirs)).toMatchObject(RESTING)
})

test('without the channel’s word on the friend’s for a quarter of an hour his own is given up, and nothing was taken of either', async () => {
  const help = await restingHelp()
  await line.fault('cashier.void', 'lost', 50)
  const own = await paysHimself(help)
  expect(await paymentOf(own)).toMatchObject({ state: 'held', cause: null, covers: false })
  await line.moveClock('16 minutes')
  await line.settle()
  expect(await paymentOf(own)).toMatchObject({ state: 'held', cause: 'not_released', covers: false })
  await line.fault('cashier.void', 'lost', 0)
  await line.retryJobs()
  expect(await paymentOf(own)).toMatchObject({ state: 'voided', cause: 'not_released' })
  expect(await standOfHelp(database, help.theirs)).toMatchObject({ ...GIVEN_BACK, cause: 'paid_by_borrower' })
})

test('what is being taken already he waits for', async () => {
  const help = await restingHelp()
  await line.fault('cashier.capture', 'lost', 50)
  await line.moveClock('2 hours 1 minute')
  await line.settle()
  await expect(quote(help.borrower, help.loan.id)).rejects.toMatchObject({ code: 'friend_payment_under_way' })
  await line.fault('cashier.capture', 'lost', 0)
  await line.retryJobs()
  expect(await standOfHelp(database, help.theirs)).toMatchObject(SETTLED)
})

test('two orders at once: his own was placed before the friend’s was taken, and comes second', async () => {
  const help = await helpInForce(database)
  const own = await pay(help.borrower, (await quote(help.borrower, help.loan.id)).quoteId)
  const theirs = await payHelp(help.friend, help.agreementId, { atOnce: true })
  await payAtCashier(database, line, theirs)
  await payAtCashier(database, line, own)
  expect(await standOfHelp(database, theirs)).toMatchObject(SETTLED)
  expect(await paymentOf(own)).toMatchObject({ state: 'voided', cause: 'owed_less' })
})

test('while a friend is paying the borrower cannot end the agreement; when it fails, he can', async () => {
  const help = await helpInForce(database)
  await payHelp(help.friend, help.agreementId)
  const withdraw = () => inTransaction(help.borrower, 'test', (ctx) => withdrawInvite(ctx, { inviteId: help.inviteId }))
  await expect(withdraw()).rejects.toMatchObject({
    code: 'payment_being_made',
    params: { time: expect.stringMatching(/^\d\d:\d\d$/) as string },
  })
  await line.moveClock('31 minutes')
  await line.settle()
  await withdraw()
  const [row] = await sql.owner`select state from agreements where id = ${help.agreementId}`
  expect(row?.state).toBe('withdrawn')
})

test('what is held before the agreement lapses counts, however late it is heard of; what is held after does not', async () => {
  const [intime, late] = [await helpInForce(database), await helpInForce(database)]
  await line.moveClock('71 hours 55 minutes')
  await line.settle()
  const counts = await payHelp(intime.friend, intime.agreementId, { atOnce: true })
  const over = await payHelp(late.friend, late.agreementId, { atOnce: true })
  await line.fault('cashier.callback', 'silent', 5)
  await payAtCashier(database, line, counts)
  await line.moveClock('6 minutes')
  await line.settle()
  await payAtCashier(database, line, over)
  await line.moveClock('30 minutes')
  await line.settle()
  expect(await standOfHelp(database, counts)).toMatchObject(SETTLED)
  expect(await standOfHelp(database, over)).toMatchObject({
    state: 'voided',
    cause: 'held_too_late',
    agreement: 'lapsed',
    invite: 'ended',
    invite_end: 'lapsed',
  })
})
