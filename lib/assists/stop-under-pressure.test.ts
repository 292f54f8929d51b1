import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import { GIVEN_BACK, helpInForce, noticesTo, payAtCashier, payHelp, SETTLED, standOfHelp } from '@/db/testing/help'
import { openMoneyLine } from '@/db/testing/money-line'
import { inTransaction } from '@/db/transaction'
import { openDispute } from '@/lib/payments/open-dispute'
import { afterEach, expect, test } from 'vitest'
import { decideOwnHold } from './decide-own-hold'
import { stopUnderPressure } from './stop-under-pressure'

const database = await testDatabase()
const line = await openMoneyLine(database)
const { owner } = database.sql

type Help = Awaited<ReturnType<typeof helpInForce>>

const stop = ({ friend, agreementId }: Help, whose = agreementId) =>
  inTransaction(friend, 'test', (ctx) => stopUnderPressure(ctx, { agreementId: whose }))

async function held(help: Help, atOnce = false): Promise<string> {
  const paymentId = await payHelp(help.friend, help.agreementId, { atOnce })
  await payAtCashier(database, line, paymentId)
  return paymentId
}

/** What staff find in the cases of this friend's visit. */
const casesOf = async ({ friend }: Help) =>
  (await owner`select kind, opened_by, facts from cases where subject_id = ${friend.visitId}`).map(
    ({ kind, opened_by, facts }) => ({ kind, by: opened_by, undone: (facts as { undone: string }).undone }),
  )

afterEach(async () => {
  expect((await checkInvariants(owner)).filter(({ ok }) => !ok)).toEqual([])
})

test('before money is held he steps back by it: the borrower reads what he reads of any step back', async () => {
  const help = await helpInForce(database)
  await stop(help)
  expect(await casesOf(help)).toEqual([{ kind: 'pressure', by: 'friend', undone: 'stepped_back' }])
  const [agreement] = await owner`select state from agreements where id = ${help.agreementId}`
  expect(agreement?.state).toBe('withdrawn')
  expect(await noticesTo(database, help.borrower.personId)).toEqual(['friend_signed', 'friend_stepped_back'])
})

test('while his money rests it is taken back by it', async () => {
  const help = await helpInForce(database)
  const paymentId = await held(help)
  await stop(help)
  await line.settle()
  expect(await casesOf(help)).toEqual([{ kind: 'pressure', by: 'friend', undone: 'taken_back' }])
  expect(await standOfHelp(database, paymentId)).toMatchObject({ ...GIVEN_BACK, cause: 'taken_back' })
  expect(await noticesTo(database, help.borrower.personId)).toEqual(['friend_signed', 'friend_pays', 'help_failed'])
})

test('when it is too late to undo anything a person still hears of it', async () => {
  const help = await helpInForce(database)
  const paymentId = await held(help)
  await inTransaction(help.friend, 'test', (ctx) => decideOwnHold(ctx, { paymentId, as: 'at_once' }))
  await line.settle()
  await stop(help)
  expect(await casesOf(help)).toEqual([{ kind: 'pressure', by: 'friend', undone: 'nothing' }])
  expect(await standOfHelp(database, paymentId)).toMatchObject(SETTLED)
})

test('nobody stops another’s agreement', async () => {
  const [mine, other] = [await helpInForce(database), await helpInForce(database)]
  await expect(stop(mine, other.agreementId)).rejects.toMatchObject({ code: 'not_found' })
  expect(await casesOf(mine)).toEqual([])
})

test('a friend says what is wrong with his own payment, and nobody about another’s; no money moves', async () => {
  const [help, other] = [await helpInForce(database), await helpInForce(database)]
  const paymentId = await held(help, true)
  const say = ({ friend }: Help) =>
    inTransaction(friend, 'test', (ctx) => openDispute(ctx, { paymentId, reason: 'deceived' }))
  const { caseId } = await say(help)
  await expect(say(other)).rejects.toMatchObject({ code: 'not_found' })
  const rows = await owner`select id, kind, facts ->> 'how' as how from cases where subject_id = ${paymentId}`
  expect(rows).toEqual([{ id: caseId, kind: 'dispute', how: 'deceived' }])
  expect(await standOfHelp(database, paymentId)).toMatchObject(SETTLED)
})
