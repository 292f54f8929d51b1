import { NextResponse, type NextRequest } from 'next/server'
import { contentSecurityPolicy, inlineScriptsOf, scriptHashes } from '@/content-security'
import { frontDoorPass, PASS_HEADER } from '@/front-door'
import { env } from '@/lib/env'
import { LOCALE_COOKIE, localeFor } from '@/messages/locales'

/** The public pages, prerendered in each language under /zh-CN and /en. */
const PUBLIC_PATHS = new Set(['/', '/how', '/scam', '/terms', '/status'])
const PUBLIC_PAGE = /^\/(zh-CN|en)(\/|$)/
const HANDLER = /^\/(api|i)\//
const FILE = /\.(ico|js|png|svg|txt|webmanifest|xml)$/
const POLICY = 'content-security-policy'

/** Where the answer comes from: a public page in the reader's language, else what was asked. */
function pathFor(request: NextRequest): string {
  const asked = request.nextUrl.pathname
  if (PUBLIC_PATHS.has(asked)) {
    const locale = localeFor(request.cookies.get(LOCALE_COOKIE)?.value, request.headers.get('accept-language'))
    return `/${locale}${asked === '/' ? '' : asked}`
  }
  // Next would show its own page of last resort, with status 500, to whoever asks for it by name.
  return asked === '/_global-error' ? '/_not-found' : asked
}

function goTo(request: NextRequest, path: string, headers: Headers): NextResponse {
  if (path === request.nextUrl.pathname) return NextResponse.next({ request: { headers } })
  const url = request.nextUrl.clone()
  url.pathname = path
  return NextResponse.rewrite(url, { request: { headers } })
}

const newNonce = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')

const policyOf = (path: string, inline: readonly string[]): string =>
  contentSecurityPolicy(path, inline, new URL(env().OUTSIDE_URL).origin)

/** Chooses the language and the policy of a page. It authorises nothing: that is done where data is read or written. */
export function proxy(request: NextRequest): NextResponse {
  const pass = frontDoorPass()
  if (!pass || request.headers.get(PASS_HEADER) !== pass) {
    return new NextResponse(null, { status: 503, headers: { 'retry-after': '1', 'cache-control': 'no-store' } })
  }
  const path = pathFor(request)
  const hashes = path.startsWith('/_') ? undefined : scriptHashes()[path]
  const policy = HANDLER.test(path) ? undefined : policyOf(path, hashes ?? inlineScriptsOf(newNonce()))
  const headers = new Headers(request.headers)
  // Next takes the nonce for its own scripts from here.
  if (policy) headers.set(POLICY, policy)
  const response = goTo(request, path, headers)
  if (policy) response.headers.set(POLICY, policy)
  if (!PUBLIC_PAGE.test(path)) response.headers.set('x-robots-tag', 'noindex, nofollow')
  // A prerendered page and the policy that names its scripts change together with the build: nobody keeps one without asking.
  if (hashes) response.headers.set('cache-control', 'public, max-age=0, must-revalidate')
  else if (!FILE.test(path)) response.headers.set('cache-control', 'private, no-store')
  return response
}

export const config = { matcher: ['/((?!_next/static/).*)'] }
