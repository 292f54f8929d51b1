import type { ServerResponse } from 'node:http'
import { CASHIER_STYLE_HASH } from './cashier-style'
import type { PayAnswer } from './pay'
import { SIGNED_HEADERS } from './protocol'
import type { Answer } from './route'
import { bodyHashOf, type Keys } from './signing'

const HEADERS_OF_ALL = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  // With `no-referrer` a browser would post the form with the origin "null".
  'referrer-policy': 'same-origin',
}
const NOTHING_ALLOWED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A plain JSON answer, unsigned: health, inbox, switches. */
export function sendJson(response: ServerResponse, { status, body }: Answer, more: Record<string, string> = {}): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    ...HEADERS_OF_ALL,
    'content-security-policy': NOTHING_ALLOWED,
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...(status === 405 && { allow: 'GET, POST' }),
    ...more,
  })
  response.end(bytes)
}

export type ToSign = { method: string; path: string; nonce: string; time: number }

/** The headers that sign an answer, for exactly the bytes that `sendJson` sends. */
export function signedHeaders(
  keys: Keys,
  { method, path, nonce, time }: ToSign,
  { status, body }: Answer,
): Record<string, string> {
  const at = new Date(time).toISOString()
  const bodyHash = bodyHashOf(Buffer.from(JSON.stringify(body)))
  return {
    [SIGNED_HEADERS.time]: at,
    [SIGNED_HEADERS.nonce]: nonce,
    [SIGNED_HEADERS.signature]: keys.sign({ method, path, bodyHash, time: at, nonce, status }),
  }
}

/** A page for the payer's browser, or the way on from it. */
export function sendPage(response: ServerResponse, answer: PayAnswer): void {
  if (answer.status === 303) {
    response.writeHead(303, {
      ...HEADERS_OF_ALL,
      'content-security-policy': NOTHING_ALLOWED,
      location: answer.location,
      'content-length': 0,
    })
    response.end()
    return
  }
  // A browser checks where a form's answer redirects to against this list too.
  const targets = ["'self'", ...(answer.returnOrigin === null ? [] : [answer.returnOrigin])].join(' ')
  const bytes = Buffer.from(answer.html)
  response.writeHead(answer.status, {
    ...HEADERS_OF_ALL,
    'content-security-policy': `default-src 'none'; style-src '${CASHIER_STYLE_HASH}'; base-uri 'none'; form-action ${targets}; frame-ancestors 'none'`,
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'content-type': 'text/html; charset=utf-8',
    'content-length': bytes.length,
  })
  response.end(bytes)
}
