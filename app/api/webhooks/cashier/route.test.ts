import { expect, test } from 'vitest'
import { testDatabase } from '@/db/testing/database'
import { fingerprint, newNonce, signAsApp } from '@/lib/privacy/cipher'
import { SIGNED_HEADERS, signingString, type CashierEvent } from '@/scripts/outside/protocol'
import { POST } from './route'

const { sql } = await testDatabase()

const PATH = '/api/webhooks/cashier'

const event = (more: Partial<CashierEvent> = {}): CashierEvent => ({
  ...{ eventId: `evt_${newNonce()}`, kind: 'held', ref: 'pay_0199', amountFen: '100', reason: null, instrument: null },
  ...{ occurredAt: new Date().toISOString(), refundRef: null },
  ...more,
})

/** A callback as the cashier signs it; in tests both ends of the line have one key. */
function callback(body: string, spoil: { signature?: string; path?: string; body?: string } = {}): Request {
  const [time, nonce] = [new Date().toISOString(), newNonce()]
  const signature = signAsApp(
    signingString({ method: 'POST', path: spoil.path ?? PATH, bodyHash: fingerprint(body), time, nonce }),
  )
  return new Request(`http://localhost:3000${PATH}`, {
    method: 'POST',
    headers: {
      [SIGNED_HEADERS.time]: time,
      [SIGNED_HEADERS.nonce]: nonce,
      [SIGNED_HEADERS.signature]: spoil.signature ?? signature,
    },
    body: spoil.body ?? body,
  })
}

const statusOf = async (request: Request) => (await POST(request)).status
const recorded = () =>
  sql.owner`select event_id, convert_from(body, 'UTF8') as body, taken_at from channel_events order by id`
const jobs = async () =>
  (await sql.owner`select 1 from graphile_worker.jobs where task_identifier = 'take-channel-event'`).length

test('a signed callback is kept as it came, with one job, however often it comes', async () => {
  const body = JSON.stringify(event())
  const once = callback(body)
  expect(await statusOf(once.clone())).toBe(204)
  expect(await statusOf(once)).toBe(204)
  expect(await statusOf(callback(body))).toBe(204)
  await Promise.all(Array.from({ length: 20 }, () => statusOf(callback(body))))
  expect(await recorded()).toEqual([{ event_id: (JSON.parse(body) as CashierEvent).eventId, body, taken_at: null }])
  expect(await jobs()).toBe(1)
})

test.each([
  ['no signature', () => callback(JSON.stringify(event()), { signature: '' })],
  ['another signature', () => callback(JSON.stringify(event()), { signature: Buffer.alloc(64).toString('base64') })],
  ['signed for another path', () => callback(JSON.stringify(event()), { path: '/api/webhooks/lender' })],
  ['another body', () => callback(JSON.stringify(event()), { body: JSON.stringify(event({ amountFen: '1' })) })],
  ['signed, but no event', () => callback(JSON.stringify({ hello: 'there' }))],
  ['signed, but no JSON', () => callback('{')],
  ['a reference that is none', () => callback(JSON.stringify(event({ ref: 'x y' })))],
])('%s: refused with 401, nothing kept', async (_, request) => {
  const before = await recorded()
  expect(await statusOf(request())).toBe(401)
  expect(await recorded()).toEqual(before)
})

test('more than 64 KiB is not read', async () => {
  expect(await statusOf(callback(JSON.stringify({ ...event(), more: 'x'.repeat(70_000) })))).toBe(413)
})
