import { readdirSync } from 'node:fs'
import { expect, test } from '../story'
import { ask } from './raw-http'

const chunk = () => `/_next/static/chunks/${readdirSync('.next/static/chunks').find((name) => name.endsWith('.js'))}`
const PLACES = {
  'a page': '/sign-in',
  'a static page': '/en/how',
  'a handler': '/api/health/live',
  'no page': '/nowhere',
}

for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])
  test(`${method} is no method of ours: 405 on pages, handlers, files and nothing`, async ({ app }) => {
    for (const path of [...Object.values(PLACES), chunk(), '/mark.svg']) {
      const { status, headers, body } = await ask(app.origin, { method, path, headers: { cookie: 'a=b' } })
      expect([path, status, headers.allow]).toEqual([path, 405, 'GET, HEAD, POST'])
      expect(body, 'nothing of the request comes back').not.toContain('a=b')
    }
  })

test('a post to what only answers reads is refused', async ({ app }) => {
  for (const path of [PLACES['a handler'], chunk(), '/mark.svg']) {
    const headers = { origin: app.origin, 'content-length': '0' }
    expect([path, (await ask(app.origin, { method: 'POST', path, headers })).status]).toEqual([path, 405])
  }
})

test('another name than ours is answered with 421, on pages, handlers, files and nothing', async ({ app }) => {
  const { host } = new URL(app.origin)
  const forged: Record<string, string>[] = [
    { host: 'evil.example' },
    { host: `evil.${host}` },
    { 'x-forwarded-host': 'evil.example' },
    { 'x-forwarded-host': `${host}, evil.example` },
  ]
  for (const path of [...Object.values(PLACES), chunk()])
    for (const headers of forged) {
      const { status, body } = await ask(app.origin, { path, headers })
      expect([path, status]).toEqual([path, 421])
      expect(body).not.toContain('evil')
    }
})

test('an address that cannot be read is answered with 400', async ({ app }) => {
  for (const path of [
    '/%',
    '/%E0%A4%A',
    '/me%00',
    '/%6de',
    '/x/%2e%2e/me',
    '/%5Blocale%5D',
    '/[locale]/how',
    'http://evil.example/me',
    '*',
  ])
    expect([path, (await ask(app.origin, { path })).status]).toEqual([path, 400])
})

test('a name that Next has for itself is no address', async ({ app }) => {
  for (const path of ['/_global-error', '/_not-found', '/_error', '/404', '/500'])
    expect([path, (await ask(app.origin, { path })).status]).toEqual([path, 404])
})

test('no redirect leads away from us', async ({ app }) => {
  for (const path of [
    '//evil.example',
    '//evil.example/..',
    '/\\evil.example',
    '/me/',
    '/%2fevil.example/',
    '///evil.example/%2e%2e',
    '/i/x',
  ]) {
    const { location = '/' } = (await ask(app.origin, { path })).headers
    expect(new URL(location, app.origin).origin, path).toBe(app.origin)
  }
})

test('a post must name an origin of ours', async ({ app }) => {
  const body = 'locale=en'
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }
  for (const origin of [
    undefined,
    'null',
    'http://evil.example',
    app.origin.replace('localhost', '127.0.0.1'),
    `${app.origin}.evil.example`,
  ]) {
    const headers = { ...form, ...(origin && { origin }) }
    const { status, headers: said } = await ask(app.origin, { method: 'POST', path: '/display', headers, body })
    expect([origin, status, said['set-cookie']]).toEqual([origin, 403, undefined])
  }
  const honest = await ask(app.origin, {
    method: 'POST',
    path: '/display',
    headers: { ...form, origin: app.origin },
    body,
  })
  expect([honest.status, honest.headers['set-cookie']?.split(';')[0]]).toEqual([303, 'locale=en'])
})

test('a body is at most 64 KiB long, and says how long it is', async ({ app }) => {
  const headers = { origin: app.origin, 'content-type': 'text/plain' }
  const body = 'x'.repeat(64 * 1024 + 1)
  const long = { ...headers, 'content-length': String(body.length) }
  for (const path of ['/sign-in', '/api/webhooks/cashier'])
    expect((await ask(app.origin, { method: 'POST', path, headers: long, body })).status).toBe(413)
  const unknown = { ...headers, 'transfer-encoding': 'chunked' }
  expect((await ask(app.origin, { method: 'POST', path: '/sign-in', headers: unknown, body: 'x' })).status).toBe(411)
})

test('a change to another protocol is refused', async ({ app }) => {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  }
  for (const path of ['/', '/_next/webpack-hmr', '/api/health/live'])
    expect((await ask(app.origin, { path, headers })).status).toBe(400)
})
