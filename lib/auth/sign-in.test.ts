import { testDatabase } from '@/db/testing/database'
import { lastCode } from '@/db/testing/messages'
import { somebody, someFacts } from '@/db/testing/people'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { GATE } from '@/lib/access/rules'
import { expect, test } from 'vitest'
import { requestCode } from './request-code'
import { signIn } from './sign-in'

const database = await testDatabase()
const { owner } = database.sql

const EXPIRED = { right: false, code: 'code_expired' }
const wrong = (tries: number) => ({ right: false, code: 'code_wrong', params: { tries } })

/** Asks for a code and reads it off the message. */
async function codeFor(phone: string): Promise<string> {
  await inTransaction(GATE, 'test', (ctx) => requestCode(ctx, { phone, locale: 'zh-CN' }))
  return lastCode(database)
}

const enter = (phone: string, code: string) =>
  inTransaction(GATE, 'test', (ctx) => signIn(ctx, { phone, code, device: 'Safari · iPhone' }))

/** Six digits that are surely not the code. */
const miss = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const moveClock = (seconds: number) => owner`select app.move_clock(make_interval(secs => ${seconds}))`
const sessionsOf = (personId: string) => owner`select * from sessions where person_id = ${personId}`

test('the right code opens a session that is freshly proven, and says so in the audit', async () => {
  const { id, phone } = await somebody()
  const answer = await enter(phone, await codeFor(phone))
  expect(answer).toMatchObject({ right: true, personId: id })
  const [session] = await sessionsOf(id)
  expect(session).toMatchObject({
    id: answer.right && answer.sessionId,
    kind: 'person',
    device: 'Safari · iPhone',
    ended_at: null,
  })
  expect(session!.stepped_up_at).toEqual(session!.last_seen_at)
  expect(session!.expires_at - session!.last_seen_at).toBe(30 * 86_400_000)
  const [audit] = await owner`select * from audit_entries where thing_id = ${session!.id}`
  expect(audit).toMatchObject({ verb: 'sign-in', outcome: 'done', thing: 'session', about_person_id: id, side: 'gate' })
})

test('who is signed in elsewhere reads of it; a first sign-in, and one after the others have ended, tell nobody', async () => {
  const { id, phone } = await somebody()
  const noticesOf = () => owner`select side, kind, params, link from notices where for_person = ${id}`
  await enter(phone, await codeFor(phone))
  expect(await noticesOf()).toHaveLength(0)
  await moveClock(40)
  await enter(phone, await codeFor(phone))
  expect([...(await noticesOf())]).toEqual([
    { side: 'borrower', kind: 'signed_in_elsewhere', params: { device: 'Safari · iPhone' }, link: '/me/security' },
  ])
  await moveClock(12 * 3600)
  await enter(phone, await codeFor(phone))
  expect(await noticesOf()).toHaveLength(1)
})

test('five wrong codes use up the tries; then the right one is of no use either', async () => {
  const { id, phone } = await somebody()
  const code = await codeFor(phone)
  const answers = []
  for (let i = 0; i < 5; i++) answers.push(await enter(phone, miss(code)))
  expect(answers).toEqual([wrong(4), wrong(3), wrong(2), wrong(1), EXPIRED])
  expect(await enter(phone, code)).toEqual(EXPIRED)
  expect(await sessionsOf(id)).toHaveLength(0)
})

test('after four wrong codes the right one still opens', async () => {
  const { phone } = await somebody()
  const code = await codeFor(phone)
  for (let i = 0; i < 4; i++) await enter(phone, miss(code))
  expect(await enter(phone, code)).toMatchObject({ right: true })
})

test('a code serves until its tenth minute is over', async () => {
  const [early, late] = [await somebody(), await somebody()]
  const earlyCode = await codeFor(early.phone)
  const lateCode = await codeFor(late.phone)
  await moveClock(590)
  expect(await enter(early.phone, earlyCode)).toMatchObject({ right: true })
  await moveClock(10)
  expect(await enter(late.phone, lateCode)).toEqual(EXPIRED)
})

test('a used code is used up', async () => {
  const { id, phone } = await somebody()
  const code = await codeFor(phone)
  await enter(phone, code)
  expect(await enter(phone, code)).toEqual(EXPIRED)
  expect(await sessionsOf(id)).toHaveLength(1)
})

test('of 20 callers with one right code one gets a session', async () => {
  const { id, phone } = await somebody()
  const code = await codeFor(phone)
  await warm(GATE)
  const answers = await Promise.all(Array.from({ length: 20 }, () => enter(phone, code)))
  expect(answers.filter(({ right }) => right)).toHaveLength(1)
  expect(answers.filter(({ right }) => !right)).toEqual(Array(19).fill(EXPIRED))
  expect(await sessionsOf(id)).toHaveLength(1)
})

test('of 20 wrong tries at once five are judged, no more', async () => {
  const { phone } = await somebody()
  const code = await codeFor(phone)
  await warm(GATE)
  const answers = await Promise.all(Array.from({ length: 20 }, () => enter(phone, miss(code))))
  expect(answers.filter((answer) => !answer.right && answer.code === 'code_wrong')).toHaveLength(4)
  expect(await enter(phone, code)).toEqual(EXPIRED)
})

test('only the newest code serves', async () => {
  const { phone } = await somebody()
  const old = await codeFor(phone)
  await moveClock(40)
  const code = await codeFor(phone)
  expect(await enter(phone, old === code ? miss(code) : old)).toEqual(wrong(4))
  expect(await enter(phone, code)).toMatchObject({ right: true })
})

test('another’s code, and a code that was never asked for, open nothing', async () => {
  const [his, hers] = [await somebody(), await somebody()]
  const hisCode = await codeFor(his.phone)
  expect(await enter(hers.phone, hisCode)).toEqual(EXPIRED)
  const herCode = await codeFor(hers.phone)
  if (herCode !== hisCode) expect(await enter(hers.phone, hisCode)).toEqual(wrong(4))
  expect(await sessionsOf(hers.id)).toHaveLength(0)
})

test('a code for an unknown phone is answered like any other, and opens nothing even when guessed', async () => {
  const { phone } = someFacts()
  const code = await codeFor(phone)
  expect(await enter(phone, miss(code))).toEqual(wrong(4))
  expect(await enter(phone, code)).toEqual(EXPIRED)
})

test('a phone that got a second owner meanwhile opens nobody’s session', async () => {
  const { id, phone } = await somebody()
  const code = await codeFor(phone)
  await somebody({ phone })
  expect(await enter(phone, code)).toEqual(EXPIRED)
  expect(await sessionsOf(id)).toHaveLength(0)
})
