import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const ORIGIN = 'http://localhost:4440'
const HASHES = {
  '/_not-found': ["'sha256-404'"],
  '/_global-error': ["'sha256-404'", "'sha256-500'"],
  '/en': ["'sha256-en'"],
  '/zh-CN': ["'sha256-zh'"],
  '/en/how': ["'sha256-how'"],
}
const folder = mkdtempSync(join(tmpdir(), 'proxy-'))
const home = process.cwd()
let ask: (path: string, headers?: Record<string, string>, pass?: string) => Response

beforeAll(async () => {
  mkdirSync(join(folder, '.next'))
  writeFileSync(join(folder, '.next/csp-hashes.json'), JSON.stringify(HASHES))
  process.chdir(folder)
  const secret = Buffer.alloc(32, 1).toString('base64')
  for (const name of [
    'AUTH_SECRET',
    'STAFF_AUTH_SECRET',
    'KEY_ENCRYPTION_KEY',
    'BLIND_INDEX_KEY',
    'CODE_KEY',
    'LINK_KEY',
    'APP_PRIVATE_KEY',
    'OUTSIDE_PUBLIC_KEY',
  ])
    vi.stubEnv(name, secret)
  vi.stubEnv('ORIGINS', ORIGIN)
  vi.stubEnv('OUTSIDE_URL', 'http://127.0.0.1:4441/base')
  vi.stubEnv('NODE_ENV', 'production')
  const { installFrontDoor, frontDoorPass } = await import('./front-door')
  const { proxy } = await import('./proxy')
  installFrontDoor([ORIGIN], [])
  ask = (path, headers = {}, pass = frontDoorPass() ?? '') =>
    proxy(new NextRequest(ORIGIN + path, { headers: { 'x-front-door': pass, ...headers } }))
})
afterAll(() => {
  process.chdir(home)
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const policyOf = (response: Response) =>
  Object.fromEntries(
    (response.headers.get('content-security-policy') ?? '').split('; ').map((line) => [line.split(' ')[0], line]),
  )
const rewrittenTo = (response: Response) => response.headers.get('x-middleware-rewrite')?.replace(ORIGIN, '')

describe('the language of a public page', () => {
  it.each([
    ['/', 'locale=en', 'zh', '/en'],
    ['/', 'locale=zh-CN', 'en', '/zh-CN'],
    ['/how', '', 'fr, en;q=0.8, zh;q=0.7', '/en/how'],
    ['/terms', '', 'fr', '/zh-CN/terms'],
    ['/', 'locale=../me', 'en', '/en'],
  ])('%s with cookie "%s" and languages "%s" comes from %s', (path, cookie, languages, target) => {
    expect(rewrittenTo(ask(path, { cookie, 'accept-language': languages }))).toBe(target)
  })

  it('leaves every other address alone', () => {
    for (const path of ['/me', '/howl', '/en/how', '/i/t']) expect(rewrittenTo(ask(path))).toBeUndefined()
  })
})

describe('the policy of a page', () => {
  it('names the scripts of a prerendered page by their hashes, and no nonce', () => {
    expect(policyOf(ask('/how', { cookie: 'locale=en' }))['script-src']).toBe("script-src 'self' 'sha256-how'")
    expect(policyOf(ask('/en/how'))['script-src']).toBe("script-src 'self' 'sha256-how'")
  })

  it('names a nonce, new for each request, on other pages, and the scripts of the pages of failure once', () => {
    const [first, second] = [ask('/me'), ask('/me')].map((response) => policyOf(response)['script-src'])
    expect(first).toMatch(/^script-src 'self' 'nonce-[\w+/]{22}==' 'sha256-404' 'sha256-500'$/)
    expect(second).not.toBe(first)
  })

  it('is told to Next, which marks its scripts with the nonce', () => {
    const response = ask('/me')
    expect(response.headers.get('x-middleware-request-content-security-policy')).toBe(
      response.headers.get('content-security-policy'),
    )
  })

  it('never allows what is inline, whatever the page', () => {
    for (const path of ['/', '/me', '/admin', '/invites/x/pay', '/nowhere'])
      expect(ask(path).headers.get('content-security-policy')).not.toMatch(/unsafe|\*|data:/)
  })

  it('lets a form lead to the cashier where one pays, and nowhere else', () => {
    for (const path of ['/invites/inv_1/pay', '/me/loans/lon_1/pay', '/me/loans/lon_1/pay/again'])
      expect(policyOf(ask(path))['form-action']).toBe("form-action 'self' http://127.0.0.1:4441")
    for (const path of ['/invites/inv_1/payment', '/me/loans/pay', '/invites/pay', '/me'])
      expect(policyOf(ask(path))['form-action']).toBe("form-action 'self'")
  })

  it('is left to the front door for what is no page, even when one is sent from outside', () => {
    for (const path of ['/api/health/live', '/i/token'])
      expect(ask(path, { 'content-security-policy': 'forged' }).headers.has('content-security-policy')).toBe(false)
  })
})

describe('caches and search engines', () => {
  it.each([
    ['/', 'public, max-age=0, must-revalidate', null],
    ['/en/how', 'public, max-age=0, must-revalidate', null],
    ['/me', 'private, no-store', 'noindex, nofollow'],
    ['/i/token', 'private, no-store', 'noindex, nofollow'],
    ['/api/health/live', 'private, no-store', 'noindex, nofollow'],
    ['/icon.svg', null, 'noindex, nofollow'],
  ])('%s: %s, %s', (path, cache, robots) => {
    const { headers } = ask(path, { cookie: 'locale=en' })
    expect([headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual([cache, robots])
  })
})

describe('who gets past', () => {
  it('nobody who did not come through the front door', () => {
    for (const pass of ['', 'forged']) {
      const response = ask('/me', {}, pass)
      expect([response.status, response.headers.get('x-middleware-next')]).toEqual([503, null])
    }
  })

  it('nobody finds the page of last resort by its name', () => {
    expect(rewrittenTo(ask('/_global-error'))).toBe('/_not-found')
  })
})

describe('a build that was not finished', () => {
  it('says what to run', async () => {
    rmSync(join(folder, '.next/csp-hashes.json'))
    vi.resetModules()
    const { scriptHashes } = await import('./content-security')
    expect(() => scriptHashes()).toThrow('run `node scripts/csp-hashes.mjs` after `next build`')
  })
})
