import { testDatabase } from '@/db/testing/database'
import { nameAndJudge, someLink, visitorTo } from '@/db/testing/invites'
import { lastCode, waitingMessages } from '@/db/testing/messages'
import { inTransaction } from '@/db/transaction'
import { expect, test } from 'vitest'
import { requestInviteCode } from './request-invite-code'
import { PHONES_MAX } from './rules'

const database = await testDatabase()
const { owner } = database.sql

let phones = 19_911_000_000
const somePhone = (): string => String(phones++)
const otherDigits = (spoken: string): string => String((Number(spoken) + 1) % 10_000).padStart(4, '0')
const triesOf = async (inviteId: string) =>
  (await owner`select wrong_codes, wrong_names from invite_phones where invite_id = ${inviteId}`).map((row) => ({
    ...row,
  }))

test('the right name, digits and phone code lead on, and what was typed is wiped', async () => {
  const { inviteId, person, spoken } = await someLink()
  const visitor = visitorTo(inviteId)
  const typed = { name: ` ${[...person.name].join(' ')} `, spoken, phone: somePhone() }
  expect(await nameAndJudge(database, visitor, typed)).toEqual({ to: 'identify' })
  const [visit] =
    await owner`select named_sealed, named_right_at, state from invite_visits where id = ${visitor.visitId!}`
  expect(visit).toMatchObject({ named_sealed: null, named_right_at: expect.any(Date) as Date, state: 'opened' })
  const audits = await owner`select verb, detail from audit_entries where thing_id = ${visitor.visitId!} order by id`
  expect(audits.map(({ verb }) => verb as string)).toEqual(['name-borrower', 'request-invite-code', 'judge-named'])
})

test('a wrong phone code says only that, and judges nothing', async () => {
  const { inviteId, person, spoken } = await someLink()
  const typed = { name: person.name, spoken: otherDigits(spoken), phone: somePhone(), code: '000000' }
  const answer = await nameAndJudge(database, visitorTo(inviteId), typed)
  expect(answer).toEqual({ right: false, code: 'code_wrong', params: { tries: 4 } })
  expect(await triesOf(inviteId)).toEqual([{ wrong_codes: 0, wrong_names: 0 }])
})

test.each([
  [
    'five wrong digits',
    5,
    (right: { name: string; spoken: string }) => ({ ...right, spoken: otherDigits(right.spoken) }),
  ],
  ['three wrong names', 3, (right: { name: string; spoken: string }) => ({ ...right, name: '王冒充' })],
])('%s shut this phone out silently: the right ones then miss as well', async (_, count, wrong) => {
  const { inviteId, person, spoken } = await someLink()
  const right = { name: person.name, spoken }
  const phone = somePhone()
  const visitor = visitorTo(inviteId)
  for (let i = 0; i < count; i++) {
    expect(await nameAndJudge(database, visitor, { ...wrong(right), phone })).toEqual({ to: 'missed' })
  }
  expect(await nameAndJudge(database, visitor, { ...right, phone })).toEqual({ to: 'missed' })
  expect(await nameAndJudge(database, visitorTo(inviteId), { ...right, phone: somePhone() })).toEqual({
    to: 'identify',
  })
})

test('the borrower’s own phone finds a dead link, whether name and digits are right or not', async () => {
  const { inviteId, person, spoken } = await someLink()
  for (const name of [person.name, '王冒充']) {
    const typed = { name, spoken, phone: person.phone }
    expect(await nameAndJudge(database, visitorTo(inviteId), typed)).toEqual({ to: 'dead' })
  }
  expect(await triesOf(inviteId)).toEqual([])
})

test('ten phones of a link get a code; the eleventh silently gets none, and one of the ten still does', async () => {
  const { inviteId } = await someLink()
  const ask = async (phone: string) => {
    await owner`update one_time_codes set created_at = created_at - interval '1 minute'`
    const answer = await inTransaction(visitorTo(inviteId), 'test', (ctx) =>
      requestInviteCode(ctx, { phone, locale: 'en' }),
    )
    return { answer, to: (await waitingMessages(database)).at(-1)?.to }
  }
  const ten = Array.from({ length: PHONES_MAX }, somePhone)
  for (const phone of ten) expect(await ask(phone)).toEqual({ answer: { to: 'code' }, to: phone })
  expect(await ask(somePhone())).toEqual({ answer: { to: 'code' }, to: '' })
  expect(await ask(ten[0]!)).toEqual({ answer: { to: 'code' }, to: ten[0] })
})

test('a phone that was never admitted misses with any code it guesses right', async () => {
  const { inviteId, person, spoken } = await someLink()
  for (let i = 0; i < PHONES_MAX; i++) {
    await inTransaction(visitorTo(inviteId), 'test', (ctx) =>
      requestInviteCode(ctx, { phone: somePhone(), locale: 'en' }),
    )
  }
  const eleventh = { name: person.name, spoken, phone: somePhone() }
  expect(await nameAndJudge(database, visitorTo(inviteId), eleventh)).toEqual({ to: 'missed' })
  expect(await lastCode(database)).toMatch(/^\d{6}$/)
})
