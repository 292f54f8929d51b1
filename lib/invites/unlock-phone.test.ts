import { someColleague } from '@/db/testing/colleagues'
import { testDatabase } from '@/db/testing/database'
import { nameAndJudge, someLink, visitorTo } from '@/db/testing/invites'
import { asBorrower } from '@/db/testing/payments'
import { someFacts } from '@/db/testing/people'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { getAssist } from '@/lib/assists/queries'
import { newId } from '@/lib/id'
import { blindIndex } from '@/lib/privacy/cipher'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { unlockPhone } from './unlock-phone'

const database = await testDatabase()
const { owner } = database.sql

const unlock = (who: Staff, inviteId: string, phone: string) =>
  inTransaction(who, 'test', (ctx) => unlockPhone(ctx, { inviteId, phone }))

/** A link on which a phone with the right name missed the spoken code so often that it is shut out. */
async function lockedLink() {
  const link = await someLink()
  const { phone } = someFacts()
  const visitor = visitorTo(link.inviteId)
  const spoken = link.spoken === '0000' ? '0001' : '0000'
  const type = (digits: string) => nameAndJudge(database, visitor, { name: link.person.name, spoken: digits, phone })
  await type(spoken)
  await owner`update invite_phones set wrong_codes = 5 where invite_id = ${link.inviteId}`
  return { ...link, phone, type }
}

const triesOf = async (inviteId: string) =>
  (await owner`select wrong_codes, wrong_names, unlocked_by from invite_phones where invite_id = ${inviteId}`)[0]

test('a phone that missed too often is let in again, and the right words are right once more', async () => {
  const [me, { inviteId, phone, spoken, type }] = [await someColleague(), await lockedLink()]
  expect(await type(spoken)).toEqual({ to: 'missed' })
  await unlock(me, inviteId, phone)
  expect(await triesOf(inviteId)).toEqual({ wrong_codes: 0, wrong_names: 0, unlocked_by: me.staffId })
  expect(await type(spoken)).toEqual({ to: 'identify' })
  const audits =
    await owner`select side, actor_id, thing_id, detail from audit_entries where verb = 'unlock-invite-phone' and thing_id = ${inviteId}`
  expect(audits.map((row) => ({ ...row }))).toEqual([
    { side: 'staff', actor_id: me.staffId, thing_id: inviteId, detail: { wrongCodes: 5, wrongNames: 0 } },
  ])
  expect(JSON.stringify(audits)).not.toContain(phone)
})

test('nothing of it shows to the borrower, not even in what a row keeps of who touched it', async () => {
  const [me, { inviteId, assistId, person, phone }] = [await someColleague(), await lockedLink()]
  const seen = async () => {
    const { now: _, ...view } = (await getAssist(asBorrower(person.id), assistId))!
    const rows = await owner`select xmin::text, xmax::text, ctid::text from invites where id = ${inviteId}`
    return JSON.stringify([view, rows], (__, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  }
  const before = await seen()
  await unlock(me, inviteId, phone)
  expect(await seen()).toBe(before)
})

test('of twenty who unlock it at once one does; the others learn that it is open', async () => {
  const [me, { inviteId, phone }] = [await someColleague(), await lockedLink()]
  await warm(me)
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => unlock(me, inviteId, phone)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Refusal).code] : []))).toEqual(
    Array(19).fill('phone_not_shut_out'),
  )
})

test('not a phone that is not locked, one that never was there, or that of another link', async () => {
  const [me, locked, other] = [await someColleague(), await lockedLink(), await someLink()]
  const refused = new Refusal('phone_not_shut_out')
  await expect(unlock(me, other.inviteId, locked.phone)).rejects.toEqual(refused)
  await expect(unlock(me, locked.inviteId, someFacts().phone)).rejects.toEqual(refused)
  await expect(unlock(me, newId(), locked.phone)).rejects.toEqual(new Refusal('not_found'))
  await owner`update invite_phones set wrong_codes = 4, wrong_names = 2 where invite_id = ${locked.inviteId}`
  await expect(unlock(me, locked.inviteId, locked.phone)).rejects.toEqual(refused)
  const [row] = await owner`select phone_index from invite_phones where invite_id = ${locked.inviteId}`
  expect(Buffer.from(row?.phone_index as Uint8Array).equals(blindIndex('phone', locked.phone))).toBe(true)
  expect(await triesOf(locked.inviteId)).toEqual({ wrong_codes: 4, wrong_names: 2, unlocked_by: null })
})
