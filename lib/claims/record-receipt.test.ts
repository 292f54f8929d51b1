import { afterEach, expect, test } from 'vitest'
import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import { helpInForce, noticesTo, payAtCashier, payHelp } from '@/db/testing/help'
import { openMoneyLine } from '@/db/testing/money-line'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { addDays, type Day } from '@/lib/calendar/day'
import { fen } from '@/lib/money/fen'
import { getClaim, listClaims } from './queries'
import { recordReceipt, undoReceipt } from './record-receipt'

const database = await testDatabase()
const line = await openMoneyLine(database)
const { sql } = database

/** A claim of five parts that a posted payment opened. */
async function openedClaim() {
  const help = await helpInForce(database, { meaning: 'loan' })
  await payAtCashier(database, line, await payHelp(help.friend, help.agreementId, { atOnce: true }))
  const [claim] = await listClaims(help.friend)
  if (!claim) throw new Error('No claim was opened.')
  return { ...help, claim }
}

const record = (friend: Friend, claimId: string, amountFen: bigint, receivedOn: Day) =>
  inTransaction(friend, 'test', (ctx) => recordReceipt(ctx, { claimId, amountFen: fen(amountFen), receivedOn }))
const undo = (friend: Friend, claimId: string, receiptId: string) =>
  inTransaction(friend, 'test', (ctx) => undoReceipt(ctx, { claimId, receiptId }))

async function balancesOf(claimId: string) {
  const rows =
    await sql.owner`select balance_fen::text as fen from ledger_accounts where owner_id = ${claimId} order by kind`
  return rows.map((row) => row.fen as string)
}

afterEach(async () => {
  await line.settle()
  expect((await checkInvariants(sql.owner)).filter(({ ok }) => !ok)).toEqual([])
})

test('what came in is taken from what is owed, in the books too, and the borrower is told', async () => {
  const { friend, borrower, claim } = await openedClaim()
  await record(friend, claim.id, 5_000n, claim.today)
  await line.settle()
  const left = String(claim.openFen - 5_000n)
  expect(await getClaim(borrower, claim.id)).toMatchObject({ receivedFen: 5_000n, state: 'running' })
  expect(await balancesOf(claim.id)).toEqual([`-${left}`, left])
  expect((await noticesTo(database, borrower.personId)).at(-1)).toBe('receipt_recorded')
})

test('all of it ends the claim; taken back, it runs again', async () => {
  const { friend, borrower, claim } = await openedClaim()
  await record(friend, claim.id, claim.openFen, claim.today)
  expect(await getClaim(friend, claim.id)).toMatchObject({ state: 'performed', openFen: 0n, next: undefined })
  await expect(record(friend, claim.id, 1n, claim.today)).rejects.toMatchObject({ code: 'claim_over' })
  const receiptId = (await getClaim(friend, claim.id))!.receipts[0]!.id
  await undo(friend, claim.id, receiptId)
  await expect(undo(friend, claim.id, receiptId)).rejects.toMatchObject({ code: 'receipt_undone' })
  await line.settle()
  expect(await getClaim(friend, claim.id)).toMatchObject({ state: 'running', receivedFen: 0n })
  expect(await balancesOf(claim.id)).toEqual([`-${claim.openFen}`, String(claim.openFen)])
  expect((await noticesTo(database, borrower.personId)).slice(-2)).toEqual(['claim_performed', 'receipt_undone'])
})

test('twenty at once record no more than is owed', async () => {
  const { friend, claim } = await openedClaim()
  await warm(friend)
  const share = claim.openFen / 4n
  const done = await Promise.allSettled(Array.from({ length: 20 }, () => record(friend, claim.id, share, claim.today)))
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
  const audit = await sql.owner`select 1 from audit_entries where verb = 'record-receipt' and thing_id = ${claim.id}`
  expect(audit).toHaveLength(4)
})

test('not nothing, not more than is open, not before it began nor tomorrow, not by anybody else', async () => {
  const { friend, borrower, claim } = await openedClaim()
  const tries: [bigint, Day, string][] = [
    [0n, claim.today, 'amount_zero'],
    [-1n, claim.today, 'amount_zero'],
    [claim.openFen + 1n, claim.today, 'amount_over_claim'],
    [1n, addDays(claim.startedOn, -1), 'day_out_of_range'],
    [1n, addDays(claim.today, 1), 'day_out_of_range'],
  ]
  for (const [amount, on, code] of tries) {
    await expect(record(friend, claim.id, amount, on)).rejects.toMatchObject({ code })
  }
  const stranger = (await openedClaim()).friend
  await expect(record(stranger, claim.id, 1n, claim.today)).rejects.toMatchObject({ code: 'not_found' })
  expect(await getClaim(stranger, claim.id)).toBeUndefined()
  await expect(record({ ...borrower, side: 'friend' }, claim.id, 1n, claim.today)).rejects.toMatchObject({
    code: 'not_found',
  })
})
