import { testDatabase } from '@/db/testing/database'
import { lastCode, waitingMessages } from '@/db/testing/messages'
import { somebody } from '@/db/testing/people'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { GATE } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { requestCode } from './request-code'
import { signIn } from './sign-in'
import { requestStepUp, stepUp } from './step-up'

const database = await testDatabase()
const { owner } = database.sql

type Whose = { personId: string; sessionId: string; phone: string }

/** Somebody who signed in an hour ago. */
async function signedIn(): Promise<Whose> {
  const { id, phone } = await somebody({ locale: 'en' })
  await inTransaction(GATE, 'test', (ctx) => requestCode(ctx, { phone, locale: 'en' }))
  const code = await lastCode(database)
  const answer = await inTransaction(GATE, 'test', (ctx) => signIn(ctx, { phone, code, device: '—' }))
  if (!answer.right) throw new Error('The sign-in of this test failed.')
  await owner`select app.move_clock('1 hour')`
  return { personId: id, sessionId: answer.sessionId, phone }
}

const ask = (whose: Whose) => inTransaction(GATE, 'test', (ctx) => requestStepUp(ctx, whose))
const prove = (whose: Whose, code: string) => inTransaction(GATE, 'test', (ctx) => stepUp(ctx, { ...whose, code }))
const miss = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

async function minutesSinceProof({ sessionId }: Whose): Promise<number> {
  const [row] =
    await owner`select round(extract(epoch from clock() - stepped_up_at) / 60)::int as minutes from sessions where id = ${sessionId}`
  return row!.minutes
}

test('the code goes to the person’s own phone in his language, and the right one proves the session afresh', async () => {
  const whose = await signedIn()
  expect(await minutesSinceProof(whose)).toBe(60)
  await ask(whose)
  expect((await waitingMessages(database)).at(-1)).toMatchObject({ to: whose.phone, locale: 'en', kind: 'code' })
  expect(await prove(whose, await lastCode(database))).toEqual({ right: true })
  expect(await minutesSinceProof(whose)).toBe(0)
  const verbs = await owner`select verb from audit_entries where about_person_id = ${whose.personId} order by id`
  expect(verbs.map(({ verb }) => verb)).toEqual(['sign-in', 'request-step-up', 'step-up'])
})

test('only this session is proven, not the person’s others', async () => {
  const whose = await signedIn()
  const other = newId()
  await owner`insert into sessions (id, kind, person_id, device, last_seen_at, stepped_up_at, expires_at)
    values (${other}, 'person', ${whose.personId}, '—', clock(), clock() - interval '3 hours', clock() + interval '1 day')`
  await ask(whose)
  await prove(whose, await lastCode(database))
  expect(await minutesSinceProof({ ...whose, sessionId: other })).toBe(180)
})

test('a wrong code proves nothing and is counted', async () => {
  const whose = await signedIn()
  await ask(whose)
  const code = await lastCode(database)
  expect(await prove(whose, miss(code))).toEqual({ right: false, code: 'code_wrong', params: { tries: 4 } })
  expect(await minutesSinceProof(whose)).toBe(60)
  const [row] = await owner`select tries_left from one_time_codes where purpose = 'step_up' order by id desc limit 1`
  expect(row?.tries_left).toBe(4)
})

test('a code for signing in proves nothing, and one for proving does not sign in', async () => {
  const whose = await signedIn()
  const { phone } = whose
  await inTransaction(GATE, 'test', (ctx) => requestCode(ctx, { phone, locale: 'en' }))
  expect(await prove(whose, await lastCode(database))).toMatchObject({ right: false })
  await ask(whose)
  const code = await lastCode(database)
  const answer = await inTransaction(GATE, 'test', (ctx) => signIn(ctx, { phone, code, device: '—' }))
  expect(answer.right).toBe(false)
})

test('a code proves once', async () => {
  const whose = await signedIn()
  await ask(whose)
  const code = await lastCode(database)
  await warm(GATE)
  const answers = await Promise.all(Array.from({ length: 20 }, () => prove(whose, code)))
  expect(answers.filter(({ right }) => right)).toHaveLength(1)
})

test('no second code within 40 seconds, and none for a person who is not there', async () => {
  const whose = await signedIn()
  await ask(whose)
  await expect(ask(whose)).rejects.toMatchObject({ code: 'code_too_soon' })
  const nobody = ask({ ...whose, personId: newId() })
  await expect(nobody).rejects.toEqual(new Refusal('not_found'))
})
