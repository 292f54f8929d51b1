import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PostingStatus } from './protocol'
import { MINUTE, openApp, START, type TestApp } from './testing/app'

const REPAYMENT = { paymentRef: 'pay_1', loanRef: '借-0001', amountFen: '41250', valueOn: '2026-11-24' }
const iso = (at: number) => new Date(at).toISOString()
let app: TestApp
beforeEach(async () => {
  app = await openApp()
})
afterEach(() => app.close())

const promise = (more: object = {}) => app.post('/v1/lender/promises', { ...REPAYMENT, ...more })
const release = () => app.post('/v1/lender/promises/pay_1/release', {})
const post = (more: object = {}) => app.post('/v1/lender/postings', { ...REPAYMENT, ...more })
const cancel = () => app.post('/v1/lender/postings/pay_1/cancel', {})
const query = (kind: 'promises' | 'postings') => app.get(`/v1/lender/${kind}/pay_1`)

describe('a promise to pay', () => {
  test('is taken once; other content is a conflict', async () => {
    const first = await promise()
    expect(first.body).toEqual({ ...REPAYMENT, state: 'promised' })
    expect((await promise()).body).toEqual(first.body)
    expect((await promise({ amountFen: '41251' })).body).toEqual({ code: 'ref_conflict' })
    expect((await query('promises')).body).toEqual(first.body)
  })

  test('is released, and a repetition does not bring it back', async () => {
    await promise()
    expect((await release()).body).toMatchObject({ state: 'released' })
    expect((await promise()).body).toMatchObject({ state: 'released' })
  })

  test('is kept by the posting, and can no longer be released', async () => {
    await promise()
    await post()
    expect((await query('promises')).body).toMatchObject({ state: 'kept' })
    expect((await release()).body).toMatchObject({ state: 'kept' })
  })

  test('released before it arrived stays released', async () => {
    expect((await release()).body).toEqual({
      paymentRef: 'pay_1',
      loanRef: null,
      amountFen: null,
      valueOn: null,
      state: 'released',
    })
    expect((await promise()).body).toEqual({ ...REPAYMENT, state: 'released' })
  })

  test('can be refused, for good', async () => {
    await app.setFault('lender.promise', 'refuse', 1)
    expect((await promise()).body).toMatchObject({ state: 'refused' })
    expect((await promise()).body).toMatchObject({ state: 'refused' })
  })
})

describe('a posting', () => {
  test('gives a receipt number, the same each time, over a restart too', async () => {
    const first = await post()
    expect(first.body).toEqual({
      ...REPAYMENT,
      state: 'posted',
      receiptNo: expect.stringMatching(/^R20261124-[0-9A-Z]{10}$/),
      postedAt: iso(START),
    })
    app.clock.app += MINUTE
    await app.restart()
    expect((await post()).body).toEqual(first.body)
    expect((await query('postings')).body).toEqual(first.body)
    expect((await cancel()).body).toEqual(first.body)
    expect((await post({ valueOn: '2026-11-25' })).body).toEqual({ code: 'ref_conflict' })
  })

  test.each([{ valueOn: '2026-02-30' }, { loanRef: '' }, { amountFen: '-1' }])('with %o is refused', async (wrong) => {
    expect((await post(wrong)).body).toEqual({ code: 'body_invalid', fields: Object.keys(wrong) })
  })

  test('that never arrived is not found, and stays cancelled once it was cancelled', async () => {
    await app.setFault('lender.post', 'lost', 1)
    await expect(post()).rejects.toThrow()
    expect((await query('postings')).status).toBe(404)
    expect((await cancel()).body).toMatchObject({ state: 'cancelled', receiptNo: null })
    expect((await post()).body).toEqual({ ...REPAYMENT, state: 'cancelled', receiptNo: null, postedAt: null })
  })

  test('whose answer was lost is found posted', async () => {
    await app.setFault('lender.post', 'silent', 1)
    await expect(post()).rejects.toThrow()
    expect((await query('postings')).body).toMatchObject({ state: 'posted' })
  })

  test('can be refused, for good', async () => {
    await app.setFault('lender.post', 'refuse', 1)
    for (const ask of [post, post, cancel])
      expect((await ask()).body).toMatchObject({ state: 'refused', receiptNo: null })
  })

  test('can stay pending, and is posted when its time has come', async () => {
    await app.setFault('lender.post', 'pending', 1, 60)
    expect((await post()).body).toMatchObject({ state: 'pending', receiptNo: null })
    await app.moveClock(MINUTE)
    const { body } = await query('postings')
    expect(body).toMatchObject({ state: 'posted', postedAt: iso(START + MINUTE) })
    expect((await post()).body).toEqual(body)
  })

  test('that is pending can be cancelled, and is never posted', async () => {
    await app.setFault('lender.post', 'pending', 1, 60)
    await post()
    expect((await cancel()).body).toMatchObject({ state: 'cancelled' })
    await app.moveClock(2 * MINUTE)
    expect((await query('postings')).body).toMatchObject({ state: 'cancelled', receiptNo: null })
  })

  test('whose cancelling is refused stays as it is', async () => {
    await app.setFault('lender.post', 'pending', 1, 60)
    await app.setFault('lender.cancel', 'refuse', 1)
    await post()
    expect((await cancel()).body).toEqual({ code: 'refused' })
    expect((await query('postings')).body).toMatchObject({ state: 'pending' })
  })

  test('receipt numbers differ', async () => {
    const numbers = new Set<string | null>()
    for (const paymentRef of ['a', 'b', 'c'])
      numbers.add(((await post({ paymentRef })).body as PostingStatus).receiptNo)
    expect(numbers.size).toBe(3)
  })
})
