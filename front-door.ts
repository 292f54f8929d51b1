import http, { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { exit } from 'node:process'
import { type Duplex } from 'node:stream'
import { scriptHashes } from '@/content-security'
import { env } from '@/lib/env'

interface Door {
  origins: readonly string[]
  trusted: BlockList
  pass: string
}

const ADDRESS_HEADER = 'x-client-address'
const REQUEST_ID_HEADER = 'x-request-id'
/** Carries the secret pass of this process, put on by the door: what shows it came through the door, or is an inner request of Next. */
export const PASS_HEADER = 'x-front-door'

const PASS = Symbol.for('banghuan.front-door.pass')
const METHODS = new Set(['GET', 'HEAD', 'POST'])
const BODY_BYTES_MAX = 64 * 1024
const WEBHOOK = /^\/api\/webhooks\/[a-z0-9-]+$/
/** Headers in which Next, a platform or we ourselves speak; from outside they are lies. The two request ids are sent by `next dev`. */
const NOT_FROM_OUTSIDE =
  /^(x-(forwarded|middleware|invoke|invocation|now|vercel|next|action|prerender)-.*|x-nextjs-(?!request-id$|html-request-id$).*|x-matched-path|x-real-ip|forwarded|next-resume|content-security-policy.*|x-client-address|x-request-id|x-front-door)$/

const DENIED_FEATURES = [
  'camera',
  'display-capture',
  'geolocation',
  'hid',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** The pass of this process; undefined while the door is not installed, so that nothing is let by. */
export function frontDoorPass(): string | undefined {
  const pass: unknown = Reflect.get(globalThis, PASS)
  return typeof pass === 'string' ? pass : undefined
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

function blockListOf(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/')
    if (!isIP(address)) throw new Error(`TRUSTED_PROXY names ${entry}, which is neither an address nor a subnet.`)
    if (prefix === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(prefix), familyOf(address))
  }
  return list
}

/** The first 64 bits of an IPv6 address, which is what one subscriber is given, as `2001:db8:0:1::/64`; IPv4 as it is. */
function subscriberOf(address: string): string {
  if (isIP(address) !== 6) return address
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const head = (groups[0] ?? '').split(':').filter(Boolean)
  const tail = (groups[1] ?? '').split(':').filter(Boolean)
  const whole = [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail]
  return `${whole.slice(0, 4).join(':')}::/64`
}

/** Who calls: the peer of the connection or, while that is a trusted proxy, the one before it in X-Forwarded-For, read from the right. */
export function clientAddressOf(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList,
): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()))
  let address = plain(peer ?? '')
  while (isIP(address) && trusted.check(address, familyOf(address))) {
    const before = hops.pop()
    if (!before || !isIP(before)) break
    address = before
  }
  return isIP(address) ? subscriberOf(address) : 'unknown'
}

/** A letter, digit or mark that needs no encoding: Next handles such an address six times over, then answers 500. */
const ENCODED_IN_VAIN = /%(2d|2e|3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/i

/** A route by its pattern (`/[locale]`): only inner requests of Next may say so; to others it would answer 500. */
const PATTERN = /^\/(?!_next\/).*(\[|%5b)/i
/** What is served as it is; Next answers 500 to a post there. */
const FILE = /^\/_next\/|\.[a-z0-9]+$/

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? ''

/** An address of ours that can be read. */
function isReadable(path: string): boolean {
  if (!path.startsWith('/') || ENCODED_IN_VAIN.test(path) || PATTERN.test(path)) return false
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

/** The status with which a request is turned away, or undefined. Names are compared with the fixed list, never with one another: all of them can be forged together. */
function turnedAwayWith(request: IncomingMessage, origins: readonly string[]): number | undefined {
  const { method = '', headers } = request
  const path = pathOf(request)
  const hosts = origins.map((origin) => new URL(origin).host)
  const forwardedHost = headers['x-forwarded-host']
  if (!METHODS.has(method)) return 405
  if (!isReadable(path)) return 400
  if (request.headersDistinct.host?.length !== 1) return 400
  if (!hosts.includes(headers.host ?? '')) return 421
  if (forwardedHost !== undefined && !hosts.includes(String(forwardedHost))) return 421
  if (method !== 'POST') return undefined
  if (FILE.test(path)) return 405
  if (!WEBHOOK.test(path) && !origins.includes(headers.origin ?? '')) return 403
  // Next would cut a longer body off and go on with the rest of it missing; without a length it could not be judged here.
  if (headers['transfer-encoding'] !== undefined) return 411
  return Number(headers['content-length'] ?? 0) > BODY_BYTES_MAX ? 413 : undefined
}

/** What every answer carries, whoever gives it; a page's own policy replaces the first. */
export function headersFor(path: string, origins: readonly string[]): Record<string, string> {
  return {
    ...HEADERS,
    // Under /i/ the path is the secret of a link: it must reach nobody as a referrer.
    ...(path.startsWith('/i/') && { 'referrer-policy': 'no-referrer' }),
    ...(origins.every((origin) => origin.startsWith('https:')) && {
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    }),
  }
}

function turnAway({ method }: IncomingMessage, response: ServerResponse, status: number): void {
  const text = `${status} ${STATUS_CODES[status]}\n`
  response.writeHead(status, {
    ...(status === 405 && { allow: method === 'POST' ? 'GET, HEAD' : [...METHODS].join(', ') }),
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    connection: 'close',
  })
  response.end(text)
}

/** Judges a request from outside and takes from it what only we may say; false when it was turned away. */
function letIn(request: IncomingMessage, response: ServerResponse, door: Door): boolean {
  const requestId = crypto.randomUUID()
  for (const [name, value] of Object.entries(headersFor(pathOf(request), door.origins))) response.setHeader(name, value)
  response.setHeader(REQUEST_ID_HEADER, requestId)
  const status = turnedAwayWith(request, door.origins)
  if (status !== undefined) {
    turnAway(request, response, status)
    return false
  }
  const { headers, socket } = request
  const address = clientAddressOf(socket.remoteAddress, String(headers['x-forwarded-for'] ?? ''), door.trusted)
  for (const name of Object.keys(headers)) if (NOT_FROM_OUTSIDE.test(name)) delete headers[name]
  Object.assign(headers, { [REQUEST_ID_HEADER]: requestId, [ADDRESS_HEADER]: address, [PASS_HEADER]: door.pass })
  return true
}

/**
 * Puts the door before every server of this process: pages, handlers, static files and errors alike.
 * `origins`: under which people reach us. `trustedProxies`: addresses or subnets whose X-Forwarded-For counts.
 */
export function installFrontDoor(origins: readonly string[], trustedProxies: readonly string[]): void {
  if (frontDoorPass()) return
  const door: Door = { origins, trusted: blockListOf(trustedProxies), pass: crypto.randomUUID() }
  const emit = Reflect.get(http.Server.prototype, 'emit') as (
    this: http.Server,
    event: string,
    ...rest: unknown[]
  ) => boolean
  http.Server.prototype.emit = function (this: http.Server, event: string, ...rest: unknown[]): boolean {
    if (event === 'request') {
      const [request, response] = rest as [IncomingMessage, ServerResponse]
      if (request.headers[PASS_HEADER] !== door.pass && !letIn(request, response, door)) return true
    }
    // Only `next dev` speaks over sockets; Next forwards other upgrades before any page is asked.
    if (event === 'upgrade' && process.env.NODE_ENV === 'production') {
      const [, socket] = rest as [IncomingMessage, Duplex]
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
      return true
    }
    return emit.call(this, event, ...rest)
  }
  Reflect.set(globalThis, PASS, door.pass)
}

/** Opens the door with the settings of this process. What is wrong with them or with the build ends it here: Next alone would stay up and answer 500. */
export function openFrontDoor(): void {
  try {
    scriptHashes()
    installFrontDoor(env().ORIGINS, (process.env.TRUSTED_PROXY ?? '').split(',').filter(Boolean))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    exit(1)
  }
}
