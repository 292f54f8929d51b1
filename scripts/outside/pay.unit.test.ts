import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { yuanOf } from './cashier-page'
import { INSTRUMENT_IDS } from './instruments'
import type { OrderStatus } from './protocol'
import { MINUTE, openApp, type TestApp } from './testing/app'

const RETURN_URL = 'http://localhost:3000/invites/inv_1/done'
let app: TestApp
let page: string
beforeEach(async () => {
  app = await openApp()
  page = await app.create('pay_1')
})
afterEach(() => app.close())

const state = async () => ((await app.get('/v1/cashier/orders/pay_1')).body as OrderStatus).state
const htmlOf = async (address: string) => (await fetch(address)).text()

describe('the pay page', () => {
  test.each([
    ['zh-CN', '付 ¥412.50', '先不付', '10:15'],
    ['en', 'Pay ¥412.50', 'Don’t pay now', '10:15'],
  ])('in %s names the sum, the way back and the order’s end', async (lang, pay, leave, end) => {
    const html = await htmlOf(`${page}?lang=${lang}`)
    for (const text of [`<html lang="${lang}">`, pay, leave, end]) expect(html).toContain(text)
  })

  test('offers every test instrument and chooses none', async () => {
    const html = await htmlOf(page)
    const offered = [...html.matchAll(/name="instrument" value="([a-z_]+)"/g)].map(([, id]) => id)
    expect(offered.sort()).toEqual([...INSTRUMENT_IDS].sort())
    expect(html).not.toContain('checked>')
    expect(html).not.toMatch(/<input[^>]* checked/)
  })

  test('runs no script, allows its own style only, and lets the form end at the app', async () => {
    const response = await fetch(page)
    const html = await response.text()
    const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(html).not.toMatch(/<script|style=|onclick/)
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'self' http://localhost:3000; frame-ancestors 'none'`,
    )
    expect(response.headers.get('referrer-policy')).toBe('same-origin')
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  test('is read without changing anything', async () => {
    await htmlOf(page)
    await htmlOf(`${page}/code`)
    expect(await state()).toBe('created')
    expect(app.callbacks).toEqual([])
  })

  test('asks again when nothing, or nothing known, was chosen', async () => {
    const unfit: Record<string, string>[] = [{ act: 'pay' }, { act: 'pay', instrument: 'constructor' }]
    for (const fields of unfit) {
      const answered = await app.submit(`${page}?lang=en`, fields)
      expect(answered.status).toBe(422)
      expect(await answered.text()).toContain('role="alert"')
    }
    expect(await state()).toBe('created')
  })

  test('takes a post from its own origin only', async () => {
    for (const origin of ['null', 'http://localhost:3000'])
      expect((await app.submit(page, { instrument: 'debit_pays', act: 'pay' }, origin)).status).toBe(403)
    expect(await state()).toBe('created')
  })

  test('posted twice holds once; afterwards it only leads back', async () => {
    const twice = await Promise.all([1, 2].map(() => app.submit(page, { instrument: 'debit_pays', act: 'pay' })))
    expect(twice.map(({ headers }) => headers.get('location'))).toEqual([RETURN_URL, RETURN_URL])
    await app.submit(page, { act: 'leave' })
    expect(await state()).toBe('held')
    await app.outside.tick()
    expect(app.callbacks.map(({ event }) => event.kind)).toEqual(['held'])
    const html = await htmlOf(`${page}?lang=en`)
    expect(html).toContain(`href="${RETURN_URL}"`)
    expect(html).not.toContain('<form')
  })

  test('left, or opened after the order’s end, holds nothing', async () => {
    const left = await app.submit(page, { act: 'leave' })
    expect(left.headers.get('location')).toBe(RETURN_URL)
    expect(await state()).toBe('failed')
    const late = await app.create('pay_2')
    await app.moveClock(16 * MINUTE)
    await app.submit(late, { instrument: 'debit_pays', act: 'pay' })
    expect((await app.get('/v1/cashier/orders/pay_2')).body).toMatchObject({ state: 'failed', reason: 'order_ended' })
  })

  test('of no order is a plain 404', async () => {
    const response = await fetch(`${app.outside.origin}/pay/none?lang=en`)
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('no such order')])
  })

  test('writes what came from outside as text', async () => {
    const odd = await app.create('pay_3', { returnUrl: 'http://localhost:3000/帮?a="><script>x</script>&b=1' })
    const left = await app.submit(odd, { act: 'leave' })
    expect(left.headers.get('location')).toMatch(/^http:\/\/localhost:3000\/%E5%B8%AE\?a=%22%3E%3Cscript/)
    expect(await htmlOf(odd)).not.toContain('<script>')
  })
})

test.each([
  ['1', '¥0.01'],
  ['41250', '¥412.50'],
  ['123456789', '¥1,234,567.89'],
])('%s fen reads %s', (fen, yuan) => {
  expect(yuanOf(fen)).toBe(yuan)
})
