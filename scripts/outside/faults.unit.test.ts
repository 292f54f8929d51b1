import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FaultCounter } from './protocol'
import { DEV_TOKEN, openApp, type TestApp } from './testing/app'

let app: TestApp
let paused: number[]
beforeEach(async () => {
  paused = []
  app = await openApp({
    pause: (ms) => {
      paused.push(ms)
      return Promise.resolve()
    },
  })
})
afterEach(() => app.close())

const capture = () => app.post('/v1/cashier/orders/pay_1/capture', { amountFen: '41250' })
const query = () => app.get('/v1/cashier/orders/pay_1')
const list = async () => {
  const response = await fetch(`${app.outside.origin}/faults`, { headers: { authorization: `Bearer ${DEV_TOKEN}` } })
  return (await response.json()) as FaultCounter[]
}

describe('a fault of a request', () => {
  beforeEach(() => app.payWith('debit_pays', 'pay_1'))

  test('lost: no answer, and nothing was done', async () => {
    await app.setFault('cashier.capture', 'lost', 1)
    await expect(capture()).rejects.toThrow()
    expect((await query()).body).toMatchObject({ state: 'held' })
  })

  test('silent: no answer, and it was done', async () => {
    await app.setFault('cashier.capture', 'silent', 1)
    await expect(capture()).rejects.toThrow()
    expect((await query()).body).toMatchObject({ state: 'captured' })
    expect((await capture()).status).toBe(200)
  })

  test('refuse: a clear no, and the hold stays', async () => {
    await app.setFault('cashier.capture', 'refuse', 1)
    const said = await capture()
    expect([said.status, said.body]).toEqual([422, { code: 'refused' }])
    expect((await query()).body).toMatchObject({ state: 'held' })
  })

  test('delay: the answer is kept back, the act is not', async () => {
    await app.setFault('cashier.capture', 'delay', 1, 30)
    expect((await capture()).body).toMatchObject({ state: 'captured' })
    expect(paused).toEqual([30_000])
  })

  test('wrong_amount: one fen more, truly signed', async () => {
    await app.setFault('cashier.query', 'wrong_amount', 1)
    expect(await query()).toMatchObject({ body: { amountFen: '41251' }, signatureHolds: true })
    expect(await query()).toMatchObject({ body: { amountFen: '41250' } })
  })

  test('bad_signature: a true answer, badly signed', async () => {
    await app.setFault('cashier.query', 'bad_signature', 1)
    expect((await query()).signatureHolds).toBe(false)
    expect((await query()).signatureHolds).toBe(true)
  })
})

test.each([
  ['cashier.create', () => app.post('/v1/cashier/orders', app.order('pay_1'))],
  ['cashier.void', () => app.post('/v1/cashier/orders/pay_1/void', {})],
])('%s can be refused, and goes through afterwards', async (verb, ask) => {
  await app.setFault(verb, 'refuse', 1)
  expect((await ask()).body).toEqual({ code: 'refused' })
  expect((await ask()).status).toBe(200)
})

describe('the switches', () => {
  test('each count down by themselves, in the order in which they were set, over a restart too', async () => {
    await app.setFault('cashier.query', 'wrong_amount', 1)
    await app.setFault('cashier.query', 'bad_signature', 2)
    await app.payWith('debit_pays', 'pay_1')
    expect((await query()).body).toMatchObject({ amountFen: '41251' })
    await app.restart()
    expect((await query()).signatureHolds).toBe(false)
    expect(await list()).toEqual([
      { fault: 'cashier.query wrong_amount', seconds: 0, remaining: 0, hits: 1 },
      { fault: 'cashier.query bad_signature', seconds: 0, remaining: 1, hits: 1 },
    ])
  })

  test('are cleared by a count of nought', async () => {
    await app.setFault('cashier.query', 'bad_signature', 5)
    await app.setFault('cashier.query', 'bad_signature', 0)
    expect((await query()).signatureHolds).toBe(true)
  })

  test.each([
    ['cashier.refund', 'reorder'],
    ['lender.callback', 'silent'],
    ['cashier.capture', 'explode'],
  ])('%s %s does not exist', async (verb, mode) => {
    expect((await app.setFault(verb, mode, 1)).status).toBe(400)
    expect(await list()).toEqual([])
  })

  test.each<Record<string, string>>([{}, { authorization: 'Bearer another token entirely' }])(
    'are shut without the token: %o',
    async (headers) => {
      const response = await fetch(`${app.outside.origin}/faults`, { headers })
      expect(response.status).toBe(401)
    },
  )
})
