import { signedAsk, someAsk, takenAsk } from '@/db/testing/agreements'
import { testDatabase } from '@/db/testing/database'
import { pay, quote } from '@/db/testing/payments'
import type { Staff } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { expect, test } from 'vitest'
import { getAssistFile, getVisitFile, listAssistsOf } from './queries'

const { sql } = await testDatabase()
const { owner } = sql

const me: Staff = {
  side: 'staff',
  staffId: newId(),
  role: 'support',
  sessionId: newId(),
  steppedUpAt: new Date(),
}

test('an ask is shown with its links, who signed what, and the payments of its loan since then', async () => {
  const { assistId, inviteId, borrower, loan, friend, agreement, person } = await signedAsk({ byBoth: true })
  const paymentId = await pay(borrower, (await quote(borrower, loan.id)).quoteId)
  const file = (await getAssistFile(me, assistId))!
  expect(file).toMatchObject({
    id: assistId,
    state: 'asking',
    borrowerId: person.id,
    ask: { kind: 'instalments', numbers: [1] },
    links: [{ id: inviteId, state: 'open', endCause: null, phones: 0, phonesShutOut: 0 }],
    agreements: [{ id: agreement.agreementId, state: 'in_force', friendId: friend.personId, textHash: agreement.hash }],
    payments: [{ id: paymentId }],
  })
  expect(file.agreements[0]?.signatures.map(({ side }) => side)).toEqual(['friend', 'borrower'])
})

test('nothing in it says who anybody is, or how the borrower means it', async () => {
  const { assistId, person } = await signedAsk({ meaning: 'gift' })
  const file = (await getAssistFile(me, assistId))!
  const text = JSON.stringify(file, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  for (const secret of [person.name, person.phone, person.idNumber, '阿四']) expect(text).not.toContain(secret)
  expect(file).not.toHaveProperty('meaning')
  expect(file).not.toHaveProperty('sentence')
})

test('phones that asked for a code are counted, those that locked themselves out apart', async () => {
  const { assistId, inviteId } = await someAsk()
  const rows = [
    { wrong_codes: 5, wrong_names: 0 },
    { wrong_codes: 0, wrong_names: 3 },
    { wrong_codes: 4, wrong_names: 2 },
  ].map((tries, index) => ({ invite_id: inviteId, phone_index: Buffer.alloc(32, index), ...tries }))
  await owner`insert into invite_phones ${owner(rows)}`
  expect((await getAssistFile(me, assistId))?.links).toMatchObject([{ phones: 3, phonesShutOut: 2 }])
})

test('a person’s asks are his own and those he signed as a friend; who only took a link has none', async () => {
  const signed = await signedAsk()
  const taken = await takenAsk()
  const idsOf = async (personId: string) => (await listAssistsOf(me, personId)).map(({ id }) => id)
  expect(await idsOf(signed.person.id)).toEqual([signed.assistId])
  expect(await idsOf(signed.friend.personId)).toEqual([signed.assistId])
  expect(await idsOf(taken.friend.personId)).toEqual([])
  expect(await idsOf(newId())).toEqual([])
})

test('a visit leads to its ask, and to the friend once he is known', async () => {
  const { assistId, friend } = await takenAsk()
  expect(await getVisitFile(me, friend.visitId)).toEqual({ assistId, friendId: friend.personId })
  expect(await getVisitFile(me, newId())).toBeUndefined()
  expect(await getAssistFile(me, newId())).toBeUndefined()
})
