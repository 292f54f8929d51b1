import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SIGNED_HEADERS } from './protocol'
import { HOUR, MINUTE, openApp, START, type TestApp } from './testing/app'

const NONCE = 'a-nonce-of-this-test-1'
const iso = (at: number) => new Date(at).toISOString()
let app: TestApp
beforeEach(async () => {
  app = await openApp()
})
afterEach(() => app.close())

const createOrder = (overrides: Parameters<TestApp['post']>[2]) =>
  app.post('/v1/cashier/orders', app.order('pay_1'), overrides)

describe('a signed request', () => {
  test('is answered with a signature over the answer, its status and the request’s nonce', async () => {
    const good = await createOrder({})
    const unknown = await app.get('/v1/cashier/orders/pay_2')
    expect([good.status, good.signatureHolds]).toEqual([200, true])
    expect([unknown.status, unknown.body, unknown.signatureHolds]).toEqual([404, { code: 'not_found' }, true])
  })

  test.each([
    ['another body', { text: JSON.stringify({ ref: 'pay_9' }) }],
    ['another path', { signedPath: '/v1/cashier/orders?x=1' }],
    ['another time', { headers: { [SIGNED_HEADERS.time]: iso(START + 1) } }],
    ['another nonce', { headers: { [SIGNED_HEADERS.nonce]: NONCE } }],
    ['another signature', { headers: { [SIGNED_HEADERS.signature]: Buffer.alloc(64).toString('base64') } }],
  ])('with %s than was signed is refused and does nothing', async (_, overrides) => {
    expect(await createOrder(overrides)).toMatchObject({ status: 401, body: { code: 'signature_wrong' } })
    expect((await app.get('/v1/cashier/orders/pay_1')).status).toBe(404)
  })

  test.each([
    ['time', { headers: { [SIGNED_HEADERS.time]: 'yesterday' } }],
    ['nonce', { headers: { [SIGNED_HEADERS.nonce]: 'short' } }],
    ['signature', { headers: { [SIGNED_HEADERS.signature]: '' } }],
  ])('without a fit %s is refused', async (_, overrides) => {
    expect(await createOrder(overrides)).toMatchObject({ status: 401 })
    expect((await app.get('/v1/cashier/orders/pay_1')).status).toBe(404)
  })

  test('is taken once: a replay is refused, after a restart too', async () => {
    const same = { nonce: NONCE, time: iso(START) }
    expect((await createOrder(same)).status).toBe(200)
    expect(await createOrder(same)).toMatchObject({ status: 401, body: { code: 'nonce_seen' } })
    await app.restart()
    expect(await createOrder(same)).toMatchObject({ status: 401, body: { code: 'nonce_seen' } })
  })

  test('may be five minutes behind the latest time seen, not more', async () => {
    await app.moveClock(HOUR)
    expect((await createOrder({ time: iso(START + 55 * MINUTE) })).status).toBe(200)
    expect(await createOrder({ time: iso(START + 55 * MINUTE - 1) })).toMatchObject({
      status: 401,
      body: { code: 'time_too_old' },
    })
  })

  test('cannot be replayed once its nonce is forgotten', async () => {
    const same = { nonce: NONCE, time: iso(START) }
    await createOrder(same)
    await app.moveClock(6 * MINUTE)
    expect(await createOrder(same)).toMatchObject({ status: 401, body: { code: 'time_too_old' } })
    expect((await app.post('/v1/clock', {}, { nonce: NONCE })).status).toBe(200)
  })
})

describe('the clock', () => {
  const told = async () => (await app.post('/v1/clock', {})).body
  test('follows the app forward, runs on with real time, and never goes back', async () => {
    app.clock.app = START + 3 * HOUR
    expect(await told()).toEqual({ now: iso(START + 3 * HOUR) })
    app.clock.machine += MINUTE
    expect(await told()).toEqual({ now: iso(START + 3 * HOUR + MINUTE) })
    app.clock.machine -= 2 * HOUR
    expect(await told()).toEqual({ now: iso(START + 3 * HOUR) })
  })

  test('does not go back with this machine’s clock, where no signed time corrects it', async () => {
    const page = await app.create('pay_1')
    app.clock.machine -= 2 * HOUR
    await app.submit(page, { instrument: 'debit_pays', act: 'pay' })
    app.clock.machine += 2 * HOUR
    expect((await app.get('/v1/cashier/orders/pay_1')).body).toMatchObject({ state: 'held', heldAt: iso(START) })
  })

  test('is remembered over a restart', async () => {
    await app.moveClock(3 * HOUR)
    await app.restart()
    app.clock.app -= MINUTE
    expect(await told()).toEqual({ now: iso(START + 3 * HOUR) })
  })

  test('starts at an app’s time that lies before this machine’s', async () => {
    app.clock.app = START - 24 * HOUR
    expect(await told()).toEqual({ now: iso(START - 24 * HOUR) })
  })
})

describe('before any signature', () => {
  const raw = (path: string, init: RequestInit) => fetch(`${app.outside.origin}${path}`, init)
  test('another host is refused', async () => {
    const { port } = new URL(app.outside.origin)
    const asked = get({ host: '127.0.0.1', port, path: '/health', headers: { host: `localhost:${port}` } })
    const [answered] = (await once(asked, 'response')) as [IncomingMessage]
    answered.resume()
    expect(answered.statusCode).toBe(421)
  })

  test('another method and a long body are refused', async () => {
    const put = await raw('/v1/cashier/orders', { method: 'PUT', body: '{}' })
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST'])
    const long = await raw('/v1/cashier/orders', { method: 'POST', body: 'x'.repeat(65 * 1024) })
    expect([long.status, await long.json()]).toEqual([413, { code: 'body_too_large' }])
  })

  test('health answers', async () => {
    expect(await (await raw('/health', {})).json()).toEqual({ status: 'ok' })
  })
})
