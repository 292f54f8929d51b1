import { expect, test } from '../story'
import { routes, staticFiles } from './build'
import { ask, type Answer, type Question } from './raw-http'

const BARE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const FEATURES = ['camera', 'display-capture', 'geolocation', 'hid', 'microphone', 'midi', 'payment', 'serial', 'usb']

/** On every answer, whoever gives it. */
const ALWAYS: Record<string, string | RegExp> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': FEATURES.map((feature) => `${feature}=()`).join(', '),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-request-id': /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
}

/** What else an answer may carry: of HTTP, and of Next. Anything besides is a leak or an oversight. */
const MAY = new Set(
  'accept-ranges allow cache-control clear-site-data connection content-length content-type date etag last-modified link location refresh set-cookie transfer-encoding vary x-robots-tag x-middleware-rewrite x-nextjs-cache x-nextjs-prerender x-nextjs-rewritten-path x-nextjs-stale-time'.split(
    ' ',
  ),
)

const NOINDEX = 'noindex, nofollow'

function pagePolicy(scripts: string, formAction = "'self'"): RegExp {
  const lines = [
    "default-src 'none'",
    `script-src 'self'${scripts}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action ${formAction}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  return new RegExp(`^${lines.join('; ')}$`)
}
const HASHES = "( 'sha256-[\\w+/]{43}=')+"
const NONCE = ` 'nonce-[\\w+/]{22}=='${HASHES}`

/** The exact set: each of these with its value, each of those always present, and nothing that is not listed. */
function check(answer: Answer, what: string, own: Record<string, string | RegExp | undefined>): void {
  const wanted: Record<string, string | RegExp | undefined> = { ...ALWAYS, ...own }
  for (const [name, value] of Object.entries(wanted)) {
    const told = answer.headers[name]
    if (value instanceof RegExp) expect(told, `${what}: ${name}`).toMatch(value)
    else expect(told, `${what}: ${name}`).toBe(value)
  }
  const unlisted = Object.keys(answer.headers).filter((name) => !(name in wanted) && !MAY.has(name))
  expect(unlisted, what).toEqual([])
}

test('prerendered pages: hashes, kept by nobody without asking, found by search engines', async ({ app }) => {
  const pages = routes().filter(({ isPrerendered }) => isPrerendered)
  for (const { path } of [...pages, { path: '/' }, { path: '/how' }])
    check(await ask(app.origin, { path }), path, {
      'content-security-policy': pagePolicy(HASHES),
      'cache-control': 'public, max-age=0, must-revalidate',
      'x-robots-tag': undefined,
    })
})

test('every other page: a nonce, kept by nobody, found by nobody; the cashier named only where one pays', async ({
  app,
}) => {
  const pages = routes().filter(({ kind, isPrerendered }) => kind === 'page' && !isPrerendered)
  expect(pages).not.toHaveLength(0)
  const cashier = app.outsideUrl.replaceAll('.', '\\.')
  for (const { path } of pages) {
    const isPaid = /^\/(invites|me\/loans)\/[^/]+\/pay(\/|$)/.test(path)
    check(await ask(app.origin, { path }), path, {
      'content-security-policy': pagePolicy(NONCE, isPaid ? `'self' ${cashier}` : "'self'"),
      'cache-control': 'private, no-store',
      'x-robots-tag': NOINDEX,
    })
  }
})

test('every handler: nothing may run or load from it', async ({ app }) => {
  for (const { path } of routes().filter(({ kind }) => kind === 'handler')) {
    const isLink = path.startsWith('/i/')
    const isShownByBrowsers = !/^\/(api|i)\//.test(path)
    check(await ask(app.origin, { path }), path, {
      'content-security-policy': isShownByBrowsers ? pagePolicy(NONCE) : BARE,
      'cache-control': /no-store/,
      'x-robots-tag': NOINDEX,
      ...(isLink && { 'referrer-policy': 'no-referrer' }),
    })
  }
})

test('every file that is served as it is', async ({ app }) => {
  const { built, own } = staticFiles()
  expect(built).not.toHaveLength(0)
  for (const path of built)
    check(await ask(app.origin, { path }), path, {
      'content-security-policy': BARE,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-robots-tag': undefined,
    })
  for (const path of own)
    check(await ask(app.origin, { path }), path, {
      'content-security-policy': pagePolicy(NONCE),
      'cache-control': 'public, max-age=0',
      'x-robots-tag': NOINDEX,
    })
})

const ERRORS: [status: number, question: Question, page: boolean][] = [
  [404, { path: '/nowhere' }, true],
  [404, { path: '/me/nowhere/at/all' }, true],
  [404, { path: '/api/nowhere' }, false],
  [404, { path: '/_next/static/nowhere.js' }, false],
  [404, { path: '/_global-error' }, true],
  [400, { path: '/%' }, false],
  [403, { path: '/sign-in', method: 'POST', headers: { 'content-length': '0' } }, false],
  [405, { path: '/', method: 'TRACE' }, false],
  [421, { path: '/', headers: { host: 'evil.example' } }, false],
  [308, { path: '/me/' }, false],
]

for (const [status, question, isPage] of ERRORS)
  test(`an answer of ${status} to ${question.method ?? 'GET'} ${question.path}`, async ({ app }) => {
    const answer = await ask(app.origin, question)
    expect(answer.status).toBe(status)
    check(answer, String(question.path), {
      'content-security-policy': isPage ? pagePolicy(NONCE) : BARE,
      ...(status !== 308 && { 'cache-control': /no-store/ }),
    })
  })

test('the path of a link is told to nobody, even where the answer is no redirect', async ({ app }) => {
  for (const question of [{ path: '/i/not-a-token' }, { path: '/i/not-a-token', method: 'PUT' }, { path: '/i/a/b' }])
    expect((await ask(app.origin, question)).headers['referrer-policy']).toBe('no-referrer')
})
