import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { INSTRUMENT_IDS, INSTRUMENTS, type InstrumentId } from './instruments'
import type { OrderStatus } from './protocol'
import { HOUR, MINUTE, openApp, START, type TestApp } from './testing/app'

const RETURN_URL = 'http://localhost:3000/invites/inv_1/done'
const iso = (at: number) => new Date(at).toISOString()
let app: TestApp
beforeEach(async () => {
  app = await openApp()
})
afterEach(() => app.close())

const query = async () => (await app.get('/v1/cashier/orders/pay_1')).body as OrderStatus
const voidIt = async () => (await app.post('/v1/cashier/orders/pay_1/void', {})).body as OrderStatus
const kinds = () => app.callbacks.map(({ event }) => event.kind)

const AT_ONCE: [InstrumentId, OrderStatus['state'], OrderStatus['reason']][] = [
  ['debit_pays', 'held', null],
  ['debit_twice', 'held', null],
  ['balance_wallet', 'held', null],
  ['credit_card', 'held', null],
  ['unnamed_kind', 'held', null],
  ['card_of_another', 'held', null],
  ['debit_refuses', 'failed', 'instrument_refused'],
  ['debit_insufficient', 'failed', 'insufficient_funds'],
]

describe('an instrument that decides at once', () => {
  test.each(AT_ONCE)('%s → %s', async (instrument, state, reason) => {
    const sent = await app.payWith(instrument, 'pay_1')
    expect([sent.status, sent.headers.get('location')]).toEqual([303, RETURN_URL])
    const { kind, tail, holderMatches } = INSTRUMENTS[instrument]
    const named = state === 'held' ? { kind, tail, holderMatches } : null
    expect(await query()).toMatchObject({ state, reason, instrument: named, heldAt: named && iso(START) })
    await app.outside.tick()
    expect(kinds()).toEqual(instrument === 'debit_twice' ? ['held', 'held'] : [state])
    expect(app.callbacks[0]?.event).toMatchObject({ ref: 'pay_1', amountFen: '41250', reason, instrument: named })
  })

  test('the one that reports twice says the same event under two nonces', async () => {
    await app.payWith('debit_twice', 'pay_1')
    await app.outside.tick()
    expect(new Set(app.callbacks.map(({ event }) => event.eventId)).size).toBe(1)
    expect(new Set(app.callbacks.map(({ headers }) => headers['outside-nonce'])).size).toBe(2)
  })

  test('kind and holder are as written on it', () => {
    const odd = INSTRUMENT_IDS.filter((id) => INSTRUMENTS[id].kind !== 'debit' || !INSTRUMENTS[id].holderMatches)
    expect(odd.map((id) => [id, INSTRUMENTS[id].kind, INSTRUMENTS[id].holderMatches])).toEqual([
      ['balance_wallet', 'balance', true],
      ['credit_card', 'credit', true],
      ['unnamed_kind', 'unknown', true],
      ['card_of_another', 'debit', false],
    ])
  })
})

describe('the card that asks for a code', () => {
  const askCode = async () => {
    const sent = await app.payWith('debit_code', 'pay_1')
    return new URL(sent.headers.get('location') ?? '', app.outside.origin)
  }
  test('holds with the right code', async () => {
    const page = await askCode()
    expect(page.pathname).toMatch(/\/code$/)
    expect((await query()).state).toBe('created')
    const sent = await app.submit(page.href, { code: '123456', act: 'pay' })
    expect(sent.headers.get('location')).toBe(RETURN_URL)
    expect((await query()).state).toBe('held')
  })

  test('fails at the third wrong one', async () => {
    const page = await askCode()
    for (const left of [2, 1]) {
      const again = await app.submit(page.href, { code: '000000', act: 'pay' })
      expect(again.headers.get('location')).toBe(`${page.pathname}${page.search}`)
      expect(await (await fetch(page)).text()).toContain(`还能试 ${left} 次`)
    }
    const sent = await app.submit(page.href, { code: '000000', act: 'pay' })
    expect(sent.headers.get('location')).toBe(RETURN_URL)
    expect(await query()).toMatchObject({ state: 'failed', reason: 'code_wrong' })
    await app.submit(page.href, { code: '123456', act: 'pay' })
    expect((await query()).state).toBe('failed')
  })

  test('is not swapped for another card from a second window', async () => {
    const page = await askCode()
    const other = page.pathname.replace('/code', '')
    const sent = await app.submit(new URL(other, page).href, { instrument: 'debit_pays', act: 'pay' })
    expect(sent.headers.get('location')).toContain(page.pathname)
    expect((await query()).state).toBe('created')
  })

  test('can be left', async () => {
    const page = await askCode()
    await app.submit(page.href, { act: 'leave' })
    expect(await query()).toMatchObject({ state: 'failed', reason: 'payer_left' })
  })
})

describe('an instrument that does not answer at once', () => {
  test('the slow one held in time and says so a minute later', async () => {
    await app.payWith('debit_slow', 'pay_1')
    expect(await query()).toMatchObject({ state: 'processing', heldAt: null, instrument: null })
    await app.moveClock(MINUTE)
    expect(await query()).toMatchObject({ state: 'held', heldAt: iso(START) })
    expect(kinds()).toEqual(['held'])
  })

  test('the late one holds after the order’s end, unless it was voided before', async () => {
    await app.payWith('debit_late', 'pay_1')
    await app.moveClock(15 * MINUTE)
    expect((await query()).state).toBe('processing')
    await app.moveClock(MINUTE)
    expect(await query()).toMatchObject({ state: 'held', heldAt: iso(START + 16 * MINUTE) })
  })

  test('the late one stays voided after our void', async () => {
    await app.payWith('debit_late', 'pay_1')
    expect((await voidIt()).state).toBe('voided')
    await app.moveClock(HOUR)
    expect(kinds()).toEqual(['voided'])
  })

  test('the silent one is unknown for ever, until it is voided', async () => {
    await app.payWith('debit_silent', 'pay_1')
    await app.moveClock(48 * HOUR)
    expect(await query()).toMatchObject({ state: 'unknown', heldAt: null })
    expect(kinds()).toEqual([])
    expect((await voidIt()).state).toBe('voided')
    await app.moveClock(48 * HOUR)
    expect(kinds()).toEqual(['voided'])
  })

  test('one holds after our void, and a second void ends it', async () => {
    await app.payWith('debit_held_after_void', 'pay_1')
    await app.moveClock(30 * MINUTE)
    expect((await query()).state).toBe('processing')
    expect((await voidIt()).state).toBe('voided')
    await app.moveClock(10_000)
    expect(await query()).toMatchObject({ state: 'held', heldAt: iso(START + 30 * MINUTE + 10_000), reason: null })
    expect((await voidIt()).state).toBe('voided')
    await app.moveClock(HOUR)
    expect(kinds()).toEqual(['voided', 'held', 'voided'])
  })

  test('one captures after our void, and the money can be refunded', async () => {
    await app.payWith('debit_captured_after_void', 'pay_1')
    expect((await voidIt()).state).toBe('voided')
    await app.moveClock(10_000)
    expect(await query()).toMatchObject({ state: 'captured', capturedAt: iso(START + 10_000), endedAt: null })
    const back = await app.post('/v1/cashier/orders/pay_1/refunds', { refundRef: 'ref_1', amountFen: '41250' })
    expect(back).toMatchObject({ status: 200, body: { instrument: { tail: '3502' } } })
    await app.outside.tick()
    expect(kinds()).toEqual(['voided', 'captured', 'refunded'])
  })

  test('after a restart a late yes still comes', async () => {
    await app.payWith('debit_captured_after_void', 'pay_1')
    await voidIt()
    await app.restart()
    await app.moveClock(10_000)
    expect((await query()).state).toBe('captured')
  })
})
