import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OrderStatus } from './protocol'
import { HOUR, MINUTE, openApp, START, type TestApp } from './testing/app'

const DAY = 24 * HOUR
const iso = (at: number) => new Date(at).toISOString()
let app: TestApp
beforeEach(async () => {
  app = await openApp()
})
afterEach(() => app.close())

const act = (ref: string, verb: string, body: object = {}) => app.post(`/v1/cashier/orders/${ref}/${verb}`, body)
const capture = (ref: string) => act(ref, 'capture', { amountFen: '41250' })
const refund = (ref: string, refundRef: string, amountFen: string) => act(ref, 'refunds', { refundRef, amountFen })
const query = async (ref: string) => (await app.get(`/v1/cashier/orders/${ref}`)).body as OrderStatus
const kinds = () => app.callbacks.map(({ event }) => event.kind)

describe('an order', () => {
  test('is made once: the same again gives the same page, other content a conflict', async () => {
    const asked = app.order('pay_1')
    const first = await app.post('/v1/cashier/orders', asked)
    expect(first).toMatchObject({ status: 200, body: { ref: 'pay_1', state: 'created' } })
    expect((await app.post('/v1/cashier/orders', asked)).body).toEqual(first.body)
    const other = await app.post('/v1/cashier/orders', { ...asked, amountFen: '41251' })
    expect([other.status, other.body]).toEqual([409, { code: 'ref_conflict' }])
    await app.restart()
    const later = (await app.post('/v1/cashier/orders', asked)).body as { payUrl: string }
    expect(new URL(later.payUrl).pathname).toBe(new URL((first.body as { payUrl: string }).payUrl).pathname)
  })

  test.each([
    ['amountFen', { amountFen: '0' }],
    ['amountFen', { amountFen: 41250 }],
    ['ref', { ref: 'pay 1' }],
    ['returnUrl', { returnUrl: 'javascript:alert(1)' }],
    ['returnUrl', { returnUrl: "http://a;script-src'*'/x" }],
    ['accept', { accept: [] }],
    ['accept', { accept: ['debit', 'debit'] }],
    ['orderEndAt', { orderEndAt: '2026-11-31T00:00:00.000Z' }],
    ['subject', { subject: 'gift' }],
    ['(unknown field)', { phone: '13800000000' }],
  ])('with an unfit %s is refused by name', async (field, wrong) => {
    const said = await app.post('/v1/cashier/orders', { ...app.order('pay_1'), ...wrong })
    expect([said.status, said.body]).toEqual([400, { code: 'body_invalid', fields: [field] }])
  })

  test('whose end has passed is refused; one that nobody paid fails at its end', async () => {
    const past = await app.post('/v1/cashier/orders', app.order('pay_1', { orderEndAt: iso(START) }))
    expect([past.status, past.body]).toEqual([422, { code: 'order_end_past' }])
    await app.create('pay_2')
    await app.moveClock(16 * MINUTE)
    expect(await query('pay_2')).toMatchObject({
      state: 'failed',
      reason: 'order_ended',
      endedAt: iso(START + 15 * MINUTE),
    })
    expect(kinds()).toEqual(['failed'])
  })
})

describe('capture', () => {
  test('takes what is held, whole and once', async () => {
    await app.payWith('debit_pays', 'pay_1')
    expect((await act('pay_1', 'capture', { amountFen: '41249' })).body).toEqual({ code: 'amount_differs' })
    app.clock.app += HOUR
    const first = await capture('pay_1')
    expect(first.body).toMatchObject({ state: 'captured', heldAt: iso(START), capturedAt: iso(START + HOUR) })
    app.clock.app += HOUR
    expect((await capture('pay_1')).body).toEqual(first.body)
    await app.outside.tick()
    expect(kinds()).toEqual(['held', 'captured'])
  })

  test.each([
    ['created', () => app.create('pay_1')],
    ['failed', () => app.payWith('debit_refuses', 'pay_1')],
    ['processing', () => app.payWith('debit_slow', 'pay_1')],
  ])('of a %s order is refused with its state', async (state, prepare) => {
    await prepare()
    const said = await capture('pay_1')
    expect([said.status, said.body]).toEqual([409, { code: 'wrong_state', state }])
  })

  test('of an unknown order is not found', async () => {
    expect((await capture('pay_1')).status).toBe(404)
  })
})

describe('void', () => {
  test('frees a hold, once; capture comes too late then', async () => {
    await app.payWith('debit_pays', 'pay_1')
    const first = await act('pay_1', 'void')
    expect(first.body).toMatchObject({ state: 'voided', reason: 'asked', endedAt: iso(START) })
    app.clock.app += HOUR
    expect((await act('pay_1', 'void')).body).toEqual(first.body)
    expect((await capture('pay_1')).body).toEqual({ code: 'wrong_state', state: 'voided' })
    await app.outside.tick()
    expect(kinds()).toEqual(['held', 'voided'])
  })

  test('of a captured order is refused', async () => {
    await app.payWith('debit_pays', 'pay_1')
    await capture('pay_1')
    const said = await act('pay_1', 'void')
    expect([said.status, said.body]).toEqual([409, { code: 'wrong_state', state: 'captured' }])
  })

  test('that overtakes its order ends it before it was made', async () => {
    expect((await act('pay_1', 'void')).body).toMatchObject({ state: 'voided', amountFen: null })
    const late = await app.post('/v1/cashier/orders', app.order('pay_1'))
    expect(late.body).toMatchObject({ state: 'voided' })
    const paid = await app.submit((late.body as { payUrl: string }).payUrl, { instrument: 'debit_pays', act: 'pay' })
    expect(paid.status).toBe(303)
    expect(await query('pay_1')).toMatchObject({ state: 'voided', heldAt: null, amountFen: '41250' })
  })

  test('leaves a failed order failed', async () => {
    await app.payWith('debit_refuses', 'pay_1')
    expect((await act('pay_1', 'void')).body).toMatchObject({ state: 'failed', reason: 'instrument_refused' })
  })
})

test('a hold ends by itself after seven days', async () => {
  await app.payWith('debit_pays', 'pay_1')
  await app.moveClock(7 * DAY - 1)
  expect((await query('pay_1')).state).toBe('held')
  await app.moveClock(1)
  expect(await query('pay_1')).toMatchObject({ state: 'voided', reason: 'hold_expired', endedAt: iso(START + 7 * DAY) })
  expect(kinds()).toEqual(['held', 'voided'])
})

describe('refund', () => {
  beforeEach(async () => {
    await app.payWith('debit_pays', 'pay_1')
    await capture('pay_1')
  })

  test('goes back to the instrument it came from, in parts, each once, never more than was captured', async () => {
    const first = await refund('pay_1', 'ref_1', '40000')
    expect(first.body).toEqual({
      ref: 'pay_1',
      refundRef: 'ref_1',
      amountFen: '40000',
      refundedAt: iso(START),
      instrument: { kind: 'debit', tail: '6621', holderMatches: true },
    })
    app.clock.app += HOUR
    expect((await refund('pay_1', 'ref_1', '40000')).body).toEqual(first.body)
    expect((await refund('pay_1', 'ref_2', '1251')).body).toEqual({ code: 'refund_too_large' })
    expect((await refund('pay_1', 'ref_2', '1250')).status).toBe(200)
    expect((await query('pay_1')).refunds.map(({ amountFen }) => amountFen)).toEqual(['40000', '1250'])
    await app.outside.tick()
    const refunds = app.callbacks.map(({ event }) => event).filter(({ kind }) => kind === 'refunded')
    expect(refunds.map(({ refundRef, amountFen }) => [refundRef, amountFen])).toEqual([
      ['ref_1', '40000'],
      ['ref_2', '1250'],
    ])
  })

  test('with a known reference and other content is a conflict', async () => {
    await refund('pay_1', 'ref_1', '100')
    expect((await refund('pay_1', 'ref_1', '101')).body).toEqual({ code: 'ref_conflict' })
    await app.payWith('debit_pays', 'pay_2')
    await capture('pay_2')
    expect((await refund('pay_2', 'ref_1', '100')).body).toEqual({ code: 'ref_conflict' })
  })

  test('of what was only held is refused', async () => {
    await app.payWith('debit_pays', 'pay_2')
    expect((await refund('pay_2', 'ref_1', '1')).body).toEqual({ code: 'wrong_state', state: 'held' })
  })
})
