import { testDatabase } from '@/db/testing/database'
import { waitingMessages } from '@/db/testing/messages'
import { somebody, someFacts } from '@/db/testing/people'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { GATE } from '@/lib/access/rules'
import { blindIndex, codeHash } from '@/lib/privacy/cipher'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { requestCode } from './request-code'

const database = await testDatabase()
const { owner } = database.sql

const ask = (phone: string, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  inTransaction(GATE, 'test', (ctx) => requestCode(ctx, { phone, locale }))

const codesOf = (phone: string) =>
  owner`select * from one_time_codes where phone_index = ${blindIndex('phone', phone)} order by id`
const moveClock = (seconds: number) => owner`select app.move_clock(make_interval(secs => ${seconds}))`

test('a known phone gets the code whose hash is kept, good for ten minutes and five tries', async () => {
  const { phone } = await somebody()
  await ask(phone, 'en')
  const [message] = (await waitingMessages(database)).filter(({ to }) => to === phone)
  expect(message).toMatchObject({
    kind: 'code',
    locale: 'en',
    params: { code: expect.stringMatching(/^\d{6}$/) as string },
  })
  const [code] = await codesOf(phone)
  expect(Buffer.from(code!.code_hash)).toEqual(codeHash(code!.id as string, message!.params.code!))
  expect(code).toMatchObject({ purpose: 'sign_in', tries_left: 5, used_at: null })
  expect(code!.expires_at - code!.created_at).toBe(600_000)
})

/** All that one call wrote: each new row of each table, with its values taken out where they differ from call to call. */
async function writtenBy(work: () => Promise<unknown>): Promise<Record<string, string[]>> {
  const tables = ['one_time_codes', 'messages', 'audit_entries', 'sessions', 'notices', 'people', 'rate_limits']
  const rowsOf = async (table: string) =>
    (await owner.unsafe(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`)).map(({ row }) =>
      JSON.stringify(row),
    )
  const jobs = () =>
    owner`select task_identifier as task, attempts, max_attempts, priority from graphile_worker.jobs order by id`
  const before = new Map(await Promise.all(tables.map(async (table) => [table, await rowsOf(table)] as const)))
  const jobsBefore = (await jobs()).length
  await work()
  const shape = (line: string) =>
    line
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
      .replace(/\\\\x[0-9a-f]+/g, 'BYTES')
      .replace(/\d{4}-\d\d-\d\dT[^"]+/g, 'TIME')
  const written: Record<string, string[]> = {}
  for (const table of tables) {
    written[table] = (await rowsOf(table)).filter((line) => !before.get(table)!.includes(line)).map(shape)
  }
  return { ...written, jobs: (await jobs()).slice(jobsBefore).map((job) => JSON.stringify(job)) }
}

test('whether a phone is known shows in no row but the sealed number: the same rows are written', async () => {
  const [known, unknown] = [await somebody(), someFacts()]
  const forKnown = await writtenBy(() => ask(known.phone))
  const forUnknown = await writtenBy(() => ask(unknown.phone))
  expect(forUnknown).toEqual(forKnown)
  expect(forKnown).toMatchObject({ sessions: [], notices: [], people: [] })
  expect(['one_time_codes', 'messages', 'audit_entries', 'jobs'].map((table) => forKnown[table]?.length)).toEqual([
    1, 1, 1, 1,
  ])
  const messages = await waitingMessages(database)
  expect(messages.filter(({ to }) => to === unknown.phone)).toEqual([])
  expect(messages.at(-1)?.to).toBe('')
})

test('a phone of two people, or of one who is blocked, reaches nobody', async () => {
  const [one, blocked] = [await somebody(), await somebody()]
  await somebody({ phone: one.phone })
  await owner`update people set blocked_at = clock() where id = ${blocked.id}`
  await ask(one.phone)
  await ask(blocked.phone)
  const reached = (await waitingMessages(database)).filter(({ to }) => [one.phone, blocked.phone].includes(to))
  expect(reached).toEqual([])
})

test('within 40 seconds no second code, known or not; then the next', async () => {
  for (const phone of [(await somebody()).phone, someFacts().phone]) {
    await ask(phone)
    await moveClock(39)
    await expect(ask(phone)).rejects.toEqual(new Refusal('code_too_soon', { seconds: 1 }))
    expect(await codesOf(phone)).toHaveLength(1)
    await moveClock(1)
    await ask(phone)
    expect(await codesOf(phone)).toHaveLength(2)
  }
})

test('of 20 who ask at once for one phone one is sent a code', async () => {
  const { phone } = await somebody()
  await warm(GATE)
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => ask(phone)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await codesOf(phone)).toHaveLength(1)
  expect((await waitingMessages(database)).filter(({ to }) => to === phone)).toHaveLength(1)
})

test('a request that fails after its code sends nothing', async () => {
  const { phone } = await somebody()
  const failing = inTransaction(GATE, 'test', async (ctx) => {
    await requestCode(ctx, { phone, locale: 'zh-CN' })
    throw new Error('the connection broke')
  })
  await expect(failing).rejects.toThrow('the connection broke')
  expect(await codesOf(phone)).toEqual([])
  expect((await waitingMessages(database)).filter(({ to }) => to === phone)).toEqual([])
})

test('neither phone nor code stands readable in a row or a job', async () => {
  const { phone } = await somebody()
  await ask(phone)
  const code = (await waitingMessages(database)).at(-1)!.params.code!
  const [row] = await owner`
    select (select string_agg(to_jsonb(c)::text, '') from one_time_codes c) || (select string_agg(to_jsonb(m)::text, '') from messages m)
      || (select string_agg(to_jsonb(a)::text, '') from audit_entries a) || (select string_agg(payload::text, '') from graphile_worker._private_jobs) as everything`
  expect(row!.everything).not.toContain(phone)
  expect(row!.everything).not.toContain(`"${code}"`)
})
