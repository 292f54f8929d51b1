import { afterEach, describe, expect, test } from 'vitest'
import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import {
  bothSign,
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
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { newId } from '@/lib/id'
import { newInvite } from '@/lib/invites/new-invite'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import type { InstrumentId } from '@/scripts/outside/instruments'
import { decideOwnHold } from './decide-own-hold'
import { payAgreement } from './pay-agreement'
import { quoteAgreement } from './quote-agreement'

const database = await testDatabase()
const line = await openMoneyLine(database)
const { sql } = database
const standOf = (paymentId: string) => standOfHelp(database, paymentId)
const noticesOf = (personId: string) => noticesTo(database, personId)

async function held(help: Awaited<ReturnType<typeof helpInForce>>, instrument: InstrumentId = 'debit_pays') {
  const paymentId = await payHelp(help.friend, help.agreementId)
  await payAtCashier(database, line, paymentId, { instrument })
  return paymentId
}

const decide = (help: Awaited<ReturnType<typeof helpInForce>>, paymentId: string, as: 'taken_back' | 'at_once') =>
  inTransaction(help.friend, 'test', (ctx) => decideOwnHold(ctx, { paymentId, as }))

afterEach(async () => {
  expect((await checkInvariants(sql.owner)).filter(({ ok }) => !ok)).toEqual([])
})

describe('a friend pays', () => {
  test.each(['gift', 'loan', 'advance'] as const)(
    'his money rests two hours, is posted and closes all: %s',
    async (meaning) => {
      const help = await helpInForce(database, { meaning })
      const paymentId = await held(help)
      expect(await standOf(paymentId)).toMatchObject(RESTING)
      await line.moveClock('1 hour 59 minutes')
      await line.settle()
      expect(await standOf(paymentId)).toMatchObject(RESTING)
      await line.moveClock('2 minutes')
      await line.settle()
      expect(await standOf(paymentId)).toMatchObject({ ...SETTLED, claims: meaning === 'gift' ? 0 : 1 })
      const [instalment] = await sql.owner`
      select closed_on is not null as closed from instalments where loan_id = ${help.loan.id} and number = 1`
      expect(instalment?.closed).toBe(true)
      expect(await noticesOf(help.friend.personId)).toEqual(['borrower_signed', 'payment_posted'])
      expect(await noticesOf(help.borrower.personId)).toEqual(['friend_signed', 'friend_pays', 'friend_paid'])
    },
  )

  test('a claim is exactly what was posted, due in the agreed parts', async () => {
    const help = await helpInForce(database, { meaning: 'loan' })
    const paymentId = await payHelp(help.friend, help.agreementId, { atOnce: true })
    await payAtCashier(database, line, paymentId)
    const [claim] = await sql.owner`
      select c.id, c.meaning, c.principal_fen = p.amount_fen as whole, c.friend_id, (select count(*)::int from claim_instalments i where i.claim_id = c.id) as parts,
        (select sum(principal_fen)::text from claim_instalments i where i.claim_id = c.id) as planned, p.amount_fen::text as posted
      from claims c join payments p on p.id = c.payment_id where p.id = ${paymentId}`
    expect(claim).toMatchObject({ meaning: 'loan', whole: true, friend_id: help.friend.personId, parts: 5 })
    expect(claim?.planned).toBe(claim?.posted)
    const balances = await sql.owner`
      select kind, balance_fen::text as fen from ledger_accounts where owner_id = ${claim?.id as string} order by kind`
    expect(balances).toEqual([
      { kind: 'claim_borrower', fen: `-${claim?.posted as string}` },
      { kind: 'claim_friend', fen: claim?.posted },
    ])
  })

  test('at once is his own choice, before paying or while it rests', async () => {
    const [before, after] = [await helpInForce(database), await helpInForce(database)]
    const chosen = await payHelp(before.friend, before.agreementId, { atOnce: true })
    await payAtCashier(database, line, chosen)
    expect(await standOf(chosen)).toMatchObject(SETTLED)
    const resting = await held(after)
    await decide(after, resting, 'at_once')
    await line.settle()
    expect(await standOf(resting)).toMatchObject(SETTLED)
  })
})

describe('a hold that is not taken', () => {
  test('he takes it back: agreement and link are over, the ask goes on, and the borrower reads no cause', async () => {
    const help = await helpInForce(database)
    const paymentId = await held(help)
    await decide(help, paymentId, 'taken_back')
    await decide(help, paymentId, 'taken_back')
    await line.settle()
    expect(await standOf(paymentId)).toMatchObject({ ...GIVEN_BACK, cause: 'taken_back', assist: 'asking' })
    await expect(decide(help, paymentId, 'at_once')).rejects.toMatchObject({ code: 'hold_decided' })
    expect(await noticesOf(help.borrower.personId)).toEqual(['friend_signed', 'friend_pays', 'help_failed'])
    const calls = await sql.owner`select verb, outcome from outside_calls where payment_id = ${paymentId} order by id`
    expect(calls).toEqual([
      { verb: 'order', outcome: 'placed' },
      { verb: 'promise', outcome: 'promised' },
      { verb: 'void', outcome: 'voided' },
      { verb: 'release', outcome: 'released' },
    ])
  })

  test('once its capture was asked for it can no longer be taken back', async () => {
    const help = await helpInForce(database)
    const paymentId = await held(help)
    await line.fault('cashier.capture', 'lost', 3)
    await decide(help, paymentId, 'at_once')
    await line.settle()
    await expect(decide(help, paymentId, 'taken_back')).rejects.toMatchObject({ code: 'hold_decided' })
    await line.retryJobs()
    await line.retryJobs()
    await line.retryJobs()
    expect(await standOf(paymentId)).toMatchObject(SETTLED)
  })

  test.each([
    ['credit_card', 'gift', 'credit_funded'],
    ['credit_card', 'loan', 'credit_funded'],
    ['unnamed_kind', 'loan', 'credit_funded'],
    ['unnamed_kind', 'advance', 'credit_funded'],
    ['card_of_another', 'gift', 'other_holder'],
    ['debit_refuses', 'gift', 'instrument_refused'],
  ] as const)(
    '%s for a %s: only the payment ends, and another instrument serves',
    async (instrument, meaning, cause) => {
      const help = await helpInForce(database, { meaning })
      const refused = await held(help, instrument)
      expect(await standOf(refused)).toMatchObject({
        cause,
        agreement: 'in_force',
        invite: 'agreed',
        assist: 'asking',
        hold: null,
      })
      expect(await noticesOf(help.borrower.personId)).toEqual(['friend_signed'])
      const taken = await held(help)
      expect(await standOf(taken)).toMatchObject(RESTING)
    },
  )

  test('what the channel does not name is accepted for a gift', async () => {
    expect(await standOf(await held(await helpInForce(database), 'unnamed_kind'))).toMatchObject(RESTING)
  })
})

test('of two friends the first hold covers; the other is told, keeps his agreement, and is not needed once it is posted', async () => {
  const first = await helpInForce(database)
  const { inviteId } = await inTransaction(first.borrower, 'test', async (ctx) =>
    newInvite(ctx, {
      assistId: first.assistId,
      loanId: first.loan.id,
      answerBy: new Date(Date.now() + 86_400_000),
      friendLabel: '阿五',
      borrower: await loadOwnPerson(ctx),
    }),
  )
  const second = await bothSign(database, first, {}, inviteId)
  const later = await payHelp(second.friend, second.agreementId)
  const covering = await held(first)
  await payAtCashier(database, line, later)
  expect(await standOf(later)).toMatchObject({
    state: 'voided',
    cause: 'came_second',
    agreement: 'in_force',
    invite: 'agreed',
    assist: 'covered',
  })
  await expect(payHelp(second.friend, second.agreementId)).rejects.toMatchObject({ code: 'covered_by_another' })
  await decide(first, covering, 'at_once')
  await line.settle()
  expect(await standOf(covering)).toMatchObject(SETTLED)
  expect(await standOf(later)).toMatchObject({ agreement: 'voided', invite: 'ended', invite_end: 'settled' })
  expect(await noticesOf(second.friend.personId)).toEqual(['borrower_signed', 'payment_ended', 'help_not_needed'])
})

test('twenty taps on one price at once are one payment', async () => {
  const { friend, agreementId } = await helpInForce(database)
  const { quoteId } = await inTransaction(friend, 'test', (ctx) => quoteAgreement(ctx, { agreementId }))
  await warm(friend)
  const tap = () => inTransaction(friend, 'test', (ctx) => payAgreement(ctx, { quoteId, atOnce: false }))
  const paid = await Promise.all(Array.from({ length: 20 }, tap))
  expect(new Set(paid.map((one) => 'paymentId' in one && one.paymentId)).size).toBe(1)
  const rows = await sql.owner`select 1 from payments where quote_id = ${quoteId}`
  expect(rows).toHaveLength(1)
})

test('nobody else prices, pays or decides about an agreement', async () => {
  const [mine, other] = [await helpInForce(database), await helpInForce(database)]
  await expect(payHelp(mine.friend, other.agreementId)).rejects.toMatchObject({ code: 'not_found' })
  const paymentId = await held(other)
  await expect(decide({ ...other, friend: mine.friend }, paymentId, 'taken_back')).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(payHelp(mine.friend, newId())).rejects.toMatchObject({ code: 'not_found' })
})
