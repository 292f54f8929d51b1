import { someColleague } from '@/db/testing/colleagues'
import { testDatabase } from '@/db/testing/database'
import { inTransaction } from '@/db/transaction'
import { GATE } from '@/lib/access/rules'
import { totpAt, totpSecretOfLink } from '@/lib/privacy/cipher'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { hashPassword, isPasswordOf } from './password'
import { getLiveSession, getPasswordHash, getStaffWelcome } from './queries'
import { signInStaff } from './sign-in-staff'
import { takeStaffLink } from './take-staff-link'

const { sql } = await testDatabase()
const PASSWORD = 'fifteen letters or more'
const passwordHash = await hashPassword(PASSWORD)

const stepOf = (wallTime: Date) => Math.floor(wallTime.getTime() / 30_000)
const later = (seconds: number) => new Date(Date.UTC(2026, 11, 12) + seconds * 1000)

function welcome(token: string, totp?: string, wallTime = later(0)) {
  const secret = totpSecretOfLink(token)
  return inTransaction(GATE, 'test', (ctx) =>
    takeStaffLink(ctx, {
      token,
      passwordHash,
      totpSecret: secret.toString('base64'),
      totp: totp ?? totpAt(secret, stepOf(wallTime)),
      wallTime,
    }),
  )
}

async function ready() {
  const colleague = await someColleague()
  await welcome(colleague.token)
  const codeAt = (wallTime: Date) => totpAt(totpSecretOfLink(colleague.token), stepOf(wallTime))
  const enter = (wallTime: Date, change: { email?: string; passwordOf?: string; totp?: string } = {}) =>
    inTransaction(GATE, 'test', (ctx) =>
      signInStaff(ctx, {
        email: colleague.email,
        passwordOf: colleague.staffId,
        totp: codeAt(wallTime),
        wallTime,
        device: 'Firefox · Linux',
        ...change,
      }),
    )
  return { ...colleague, enter, codeAt }
}

test('all three right open a session of the colleague, and the audit says whose', async () => {
  const { staffId, email, enter } = await ready()
  const answer = await enter(later(60), { email: email.toUpperCase() })
  if (!answer.right) throw new Error('It was refused.')
  expect((await getLiveSession(answer.sessionId))?.session).toMatchObject({ kind: 'staff', staffId, role: 'support' })
  const [audit] = await sql.owner`select verb, detail from audit_entries where thing_id = ${answer.sessionId}`
  expect(audit).toEqual({ verb: 'sign-in-staff', detail: { staffId } })
})

test('whichever of the three is wrong, the answer is one and no session opens', async () => {
  const [one, another] = [await ready(), await ready()]
  const wrong = { right: false, code: 'sign_in_wrong' }
  expect(await one.enter(later(60), { email: 'nobody@staff.example' })).toEqual(wrong)
  expect(await one.enter(later(60), { passwordOf: undefined })).toEqual(wrong)
  expect(await one.enter(later(60), { passwordOf: another.staffId })).toEqual(wrong)
  expect(await one.enter(later(60), { totp: one.codeAt(later(600)) })).toEqual(wrong)
  const [row] = await sql.owner`select count(*)::int as open from sessions where staff_id = ${one.staffId}`
  expect(row?.open).toBe(0)
})

test('a code serves once, also to twenty who send it at once, and no older one after it', async () => {
  const { enter } = await ready()
  const answers = await Promise.all(Array.from({ length: 20 }, () => enter(later(60))))
  expect(answers.filter(({ right }) => right)).toHaveLength(1)
  expect((await enter(later(60))).right).toBe(false)
  expect((await enter(later(30))).right).toBe(false)
  expect((await enter(later(90))).right).toBe(true)
})

test('a colleague who has left neither signs in nor goes on', async () => {
  const { staffId, enter } = await ready()
  const answer = await enter(later(60))
  if (!answer.right) throw new Error('It was refused.')
  await sql.owner`update staff_members set ended_at = clock() where id = ${staffId}`
  expect(await getLiveSession(answer.sessionId)).toBeUndefined()
  expect((await enter(later(120))).right).toBe(false)
})

test('the password is his own as it is stored, and nobody’s where the e-mail is unknown', async () => {
  const { email, staffId } = await ready()
  const stored = await getPasswordHash(email)
  expect(stored?.staffId).toBe(staffId)
  expect(await isPasswordOf(PASSWORD, stored?.passwordHash)).toBe(true)
  expect(await isPasswordOf('fifteen letters or less', stored?.passwordHash)).toBe(false)
  expect(await getPasswordHash('nobody@staff.example')).toBeUndefined()
  expect(await isPasswordOf(PASSWORD, undefined)).toBe(false)
})

test('a wrong code leaves the link as it is; the right one uses it up, for twenty at once too', async () => {
  const { token, name, email } = await someColleague('auditor')
  expect(await getStaffWelcome(token)).toMatchObject({ name, email })
  expect(await welcome(token, '000000')).toEqual({ right: false })
  expect(await getStaffWelcome(token)).toBeDefined()
  const taken = await Promise.allSettled(Array.from({ length: 20 }, () => welcome(token)))
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await getStaffWelcome(token)).toBeUndefined()
  await expect(welcome(token)).rejects.toEqual(new Refusal('link_used'))
})

test('a link that has run out, or was never made, welcomes nobody', async () => {
  const { token, staffId } = await someColleague()
  await sql.owner`update staff_links set expires_at = clock() where staff_id = ${staffId}`
  for (const one of [token, 'x'.repeat(32)]) {
    expect(await getStaffWelcome(one)).toBeUndefined()
    await expect(welcome(one)).rejects.toEqual(new Refusal('link_used'))
  }
})
