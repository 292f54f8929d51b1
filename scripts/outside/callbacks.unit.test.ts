import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nextAttemptAt } from './delivery'
import { CALLBACK_GIVEN_UP_AFTER_MS } from './protocol'
import { HOUR, MINUTE, openApp, START, type TestApp } from './testing/app'

let app: TestApp
beforeEach(async () => {
  app = await openApp()
})
afterEach(() => app.close())

const said = () => app.callbacks.map(({ event }) => `${event.ref} ${event.kind}`)
const ids = () => new Set(app.callbacks.map(({ event }) => event.eventId))
/** An order that ends in one callback. */
const failOrder = async (ref: string) => {
  await app.payWith('debit_refuses', ref)
  await app.outside.tick()
}

describe('a callback', () => {
  test('is signed, tells the whole event and comes once when it is taken', async () => {
    await app.payWith('debit_pays', 'pay_1')
    await app.moveClock(HOUR)
    expect(app.callbacks).toHaveLength(1)
    expect(app.callbacks[0]).toMatchObject({
      signatureHolds: true,
      event: {
        eventId: expect.stringMatching(/^evt_[\w-]{22}$/),
        kind: 'held',
        ref: 'pay_1',
        amountFen: '41250',
        occurredAt: new Date(START).toISOString(),
        reason: null,
        instrument: { kind: 'debit', tail: '6621', holderMatches: true },
        refundRef: null,
      },
    })
  })

  test('is tried again ever more rarely, under one event id and new signatures, until taken', async () => {
    app.webhook.status = 500
    await failOrder('pay_1')
    for (const [wait, attempts] of [
      [999, 1],
      [1, 2],
      [4_999, 2],
      [1, 3],
      [30_000, 4],
    ] as const) {
      await app.moveClock(wait)
      expect(app.callbacks).toHaveLength(attempts)
    }
    app.webhook.status = 204
    await app.moveClock(2 * MINUTE)
    await app.moveClock(72 * HOUR)
    expect(app.callbacks).toHaveLength(5)
    expect(ids().size).toBe(1)
    expect(new Set(app.callbacks.map(({ headers }) => headers['outside-nonce'])).size).toBe(5)
    expect(app.callbacks.every(({ signatureHolds }) => signatureHolds)).toBe(true)
  })

  test('survives a restart of the outside', async () => {
    app.webhook.status = 503
    await failOrder('pay_1')
    await app.restart()
    app.webhook.status = 200
    await app.moveClock(1000)
    expect(said()).toEqual(['pay_1 failed', 'pay_1 failed'])
    expect(ids().size).toBe(1)
  })

  test('is given up after a last attempt at 72 hours', async () => {
    app.webhook.status = 500
    await failOrder('pay_1')
    await app.moveClock(72 * HOUR)
    expect(app.callbacks).toHaveLength(2)
    await app.moveClock(240 * HOUR)
    await app.restart()
    await app.moveClock(HOUR)
    expect(app.callbacks).toHaveLength(2)
  })

  test('that nobody takes does not hold up those of other orders', async () => {
    app.webhook.status = 500
    await failOrder('pay_1')
    app.webhook.status = 200
    await failOrder('pay_2')
    expect(said()).toEqual(['pay_1 failed', 'pay_2 failed'])
  })
})

test('the schedule of attempts ends exactly at 72 hours', () => {
  const times: number[] = []
  for (let at: number | null = 0, tries = 1; at !== null && tries < 100; tries += 1) {
    times.push(at)
    at = nextAttemptAt(0, tries, at)
  }
  expect(times.slice(0, 8).map((ms) => ms / 1000)).toEqual([0, 1, 6, 36, 156, 756, 2556, 6156])
  expect(times.at(-1)).toBe(CALLBACK_GIVEN_UP_AFTER_MS)
  expect(times.length).toBe(26)
})

describe('a switched fault of the callback', () => {
  test('silent: it is never sent', async () => {
    await app.setFault('cashier.callback', 'silent', 1)
    await failOrder('pay_1')
    await failOrder('pay_2')
    await app.moveClock(72 * HOUR)
    expect(said()).toEqual(['pay_2 failed'])
  })

  test('delay: it is sent that many seconds later, up to 72 hours', async () => {
    await app.setFault('cashier.callback', 'delay', 1, 72 * 3600)
    await failOrder('pay_1')
    await app.moveClock(72 * HOUR - 1)
    expect(said()).toEqual([])
    await app.moveClock(1)
    expect(said()).toEqual(['pay_1 failed'])
  })

  test('duplicate: it is sent twice, signed anew', async () => {
    await app.setFault('cashier.callback', 'duplicate', 1)
    await failOrder('pay_1')
    expect([said().length, ids().size]).toEqual([2, 1])
    expect(app.callbacks[0]?.headers['outside-nonce']).not.toBe(app.callbacks[1]?.headers['outside-nonce'])
  })

  test('replay: the very same signed bytes come again', async () => {
    await app.setFault('cashier.callback', 'replay', 1)
    await failOrder('pay_1')
    expect(app.callbacks).toHaveLength(2)
    expect(app.callbacks[1]?.headers['outside-signature']).toBe(app.callbacks[0]?.headers['outside-signature'])
  })

  test('reorder: it comes after the next one', async () => {
    await app.setFault('cashier.callback', 'reorder', 1)
    await app.payWith('debit_pays', 'pay_1')
    await app.outside.tick()
    expect(said()).toEqual([])
    await app.post('/v1/cashier/orders/pay_1/capture', { amountFen: '41250' })
    await app.outside.tick()
    expect(said()).toEqual(['pay_1 captured', 'pay_1 held'])
  })

  test('reorder: without a next one it comes after ten minutes', async () => {
    await app.setFault('cashier.callback', 'reorder', 1)
    await failOrder('pay_1')
    await app.moveClock(10 * MINUTE)
    expect(said()).toEqual(['pay_1 failed'])
  })

  test('wrong_amount: one fen more, truly signed', async () => {
    await app.setFault('cashier.callback', 'wrong_amount', 1)
    await failOrder('pay_1')
    expect(app.callbacks[0]).toMatchObject({ signatureHolds: true, event: { amountFen: '41251' } })
  })

  test('bad_signature: the first attempt is badly signed, the next one well', async () => {
    await app.setFault('cashier.callback', 'bad_signature', 1)
    app.webhook.status = 401
    await failOrder('pay_1')
    app.webhook.status = 200
    await app.moveClock(1000)
    expect(app.callbacks.map(({ signatureHolds }) => signatureHolds)).toEqual([false, true])
  })
})
