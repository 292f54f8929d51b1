import { expect, test } from 'vitest'
import { testDatabase } from '@/db/testing/database'
import { takenBy } from '@/db/testing/agreements'
import { someLink, visitorTo } from '@/db/testing/invites'
import { lastCode } from '@/db/testing/messages'
import { someFacts, somebody } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import { requestInviteCode } from './request-invite-code'
import { resumeInvite } from './resume-invite'

const database = await testDatabase()
const { owner } = database.sql

/** A browser that opened the link and had a code sent to this phone. */
async function browserWith(inviteId: string, phone: string) {
  const visitor = visitorTo(inviteId)
  await inTransaction(visitor, 'test', (ctx) => requestInviteCode(ctx, { phone, locale: 'zh-CN' }))
  const code = await lastCode(database)
  const resume = (typed = code) => inTransaction(visitor, 'test', (ctx) => resumeInvite(ctx, { code: typed }))
  return { visitor, resume }
}

const takersOf = async (inviteId: string) =>
  owner`select id, person_id from invite_visits where invite_id = ${inviteId} and state = 'taken'`

test('who took the link goes on in another browser by his code, and the link goes with him', async () => {
  const { inviteId } = await someLink()
  const { id: personId, phone } = await somebody()
  await takenBy(inviteId, personId)
  const { visitor, resume } = await browserWith(inviteId, phone)
  expect(await resume()).toMatchObject({ to: 'terms', personId, inviteId, visitId: visitor.visitId })
  expect(await takersOf(inviteId)).toEqual([{ id: visitor.visitId, person_id: personId }])
})

test('a wrong code says only that, and moves nothing', async () => {
  const { inviteId } = await someLink()
  const { id, phone } = await somebody()
  const first = await takenBy(inviteId, id)
  const { resume } = await browserWith(inviteId, phone)
  expect(await resume('000000')).toMatchObject({ right: false, code: 'code_wrong' })
  expect(await takersOf(inviteId)).toEqual([{ id: first.visitId, person_id: id }])
})

test('any other phone gets one answer, whether somebody took the link or not', async () => {
  const [taken, open] = [await someLink(), await someLink()]
  const first = await takenBy(taken.inviteId)
  const [known, unknown] = [(await somebody()).phone, someFacts().phone]
  for (const inviteId of [taken.inviteId, open.inviteId])
    for (const phone of [known, unknown]) {
      const { resume } = await browserWith(inviteId, phone)
      expect(await resume()).toEqual({ to: 'nothing' })
      await owner`update one_time_codes set created_at = created_at - interval '1 minute'`
    }
  expect(await takersOf(taken.inviteId)).toEqual([{ id: first.visitId, person_id: first.personId }])
})
