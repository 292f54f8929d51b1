import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import { connect, BlockList, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { clientAddressOf, frontDoorPass, headersFor, installFrontDoor } from './front-door'

const ORIGIN = 'http://localhost:4440'
const HOST = 'localhost:4440'
let server: Server
let reached: { method?: string; headers: IncomingHttpHeaders }[] = []

beforeAll(async () => {
  server = createServer(({ method, headers }, response) => {
    reached.push({ method, headers: { ...headers } })
    response.end('inside')
  })
  server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
  installFrontDoor([ORIGIN, 'http://second.example'], ['10.0.0.0/8', '::1'])
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const port = () => (server.address() as AddressInfo).port

/** Sends the bytes as they are and gives back all that came, until the server closes. */
const sendRaw = (text: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(port(), '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket
      .on('data', (part) => (answer += part.toString()))
      .on('close', () => resolve(answer))
      .on('error', reject)
  })

const send = (method: string, path: string, headers: Record<string, string> = {}) => {
  const lines = Object.entries({ Host: HOST, Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  reached = []
  return sendRaw(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
}

const statusOf = (answer: string) => Number(answer.split(' ')[1])

describe('what is turned away, before anything runs', () => {
  const cases: [what: string, status: number, method: string, path: string, headers: Record<string, string>][] = [
    ...['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'].map((method): (typeof cases)[number] => [
      method,
      405,
      method,
      '/me',
      {},
    ]),
    ['a path that cannot be decoded', 400, 'GET', '/%E0%A4%A', {}],
    ['a path with a zero byte', 400, 'GET', '/me%00', {}],
    ['a letter encoded in vain', 400, 'GET', '/%61dmin', {}],
    ['a step up that is encoded', 400, 'GET', '/x/%2e%2E/me', {}],
    ['a route by its pattern', 400, 'GET', '/[locale]', {}],
    ['a route by its encoded pattern', 400, 'GET', '/x/%5Bid%5D/pay', {}],
    ['a post to a file', 405, 'POST', '/mark.svg', { Origin: ORIGIN, 'Content-Length': '0' }],
    ['a post to a built file', 405, 'POST', '/_next/static/a', { Origin: ORIGIN, 'Content-Length': '0' }],
    ['an absolute address', 400, 'GET', 'http://evil.example/me', {}],
    ['a forged host', 421, 'GET', '/me', { Host: 'evil.example' }],
    ['a forged forwarded host', 421, 'GET', '/me', { 'X-Forwarded-Host': 'evil.example' }],
    ['a list of forwarded hosts', 421, 'GET', '/me', { 'X-Forwarded-Host': `${HOST}, evil.example` }],
    ['a post without origin', 403, 'POST', '/me', { 'Content-Length': '0' }],
    ['a post of origin null', 403, 'POST', '/me', { Origin: 'null', 'Content-Length': '0' }],
    ['a foreign post', 403, 'POST', '/me', { Origin: 'http://evil.example', 'Content-Length': '0' }],
    ['a post of our name at another port', 403, 'POST', '/me', { Origin: 'http://localhost:1', 'Content-Length': '0' }],
    ['a path that only passes by the callbacks', 403, 'POST', '/api/webhooks/../../me', { 'Content-Length': '0' }],
    ['an encoded way out of the callbacks', 403, 'POST', '/api/webhooks/x%2f..%2fme', { 'Content-Length': '0' }],
    ['a body of unknown length', 411, 'POST', '/me', { Origin: ORIGIN, 'Transfer-Encoding': 'chunked' }],
    ['a body above 64 KiB', 413, 'POST', '/me', { Origin: ORIGIN, 'Content-Length': '65537' }],
  ]
  it.each(cases)('%s', async (_, status, method, path, headers) => {
    const answer = await send(method, path, headers)
    expect(statusOf(answer)).toBe(status)
    expect(reached).toHaveLength(0)
    expect(answer).toContain('\r\nx-content-type-options: nosniff\r\n')
  })

  it('says which methods there are', async () => {
    expect(await send('TRACE', '/')).toContain('\r\nallow: GET, HEAD, POST\r\n')
    expect(await send('POST', '/mark.svg')).toContain('\r\nallow: GET, HEAD\r\n')
  })

  it('two hosts in one request', async () => {
    reached = []
    const answer = await sendRaw(`GET / HTTP/1.1\r\nHost: ${HOST}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)
    expect([statusOf(answer), reached.length]).toEqual([400, 0])
  })

  it('a change to another protocol, in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const answer = await send('GET', '/', { Connection: 'Upgrade', Upgrade: 'websocket' })
    vi.unstubAllEnvs()
    expect(statusOf(answer)).toBe(400)
  })
})

describe('what is let in', () => {
  it.each([
    ['a page', 'GET', '/me', {}],
    ['its head', 'HEAD', '/me', {}],
    ['a path that needs its encoding', 'GET', '/%E5%B8%AE%E8%BF%98', {}],
    ['a built file with a bracket in its name', 'GET', '/_next/static/%5Broot%5D.css', {}],
    ['our second name', 'GET', '/', { Host: 'second.example' }],
    ['a post of our own pages', 'POST', '/me', { Origin: ORIGIN, 'Content-Length': '0' }],
    ['a callback, which has no origin', 'POST', '/api/webhooks/cashier', { 'Content-Length': '0' }],
  ])('%s', async (_, method, path, headers) => {
    expect(statusOf(await send(method, path, headers))).toBe(200)
    expect(reached).toHaveLength(1)
  })

  it('loses what only we may say, and keeps the rest', async () => {
    const forged = [
      'X-Client-Address',
      'X-Request-Id',
      'X-Front-Door',
      'X-Middleware-Subrequest',
      'X-Middleware-Set-Cookie',
      'X-Nextjs-Data',
      'X-Next-Resume-State-Length',
      'Next-Resume',
      'X-Action-Forwarded',
      'X-Prerender-Revalidate',
      'X-Matched-Path',
      'X-Forwarded-Proto',
      'X-Forwarded-For',
      'X-Forwarded-Port',
      'Forwarded',
      'X-Real-Ip',
      'Content-Security-Policy',
    ]
    const honest = {
      rsc: '1',
      'next-action': 'a',
      'next-router-state-tree': 't',
      cookie: 'locale=en',
      'x-nextjs-request-id': 'r',
    }
    await send('GET', '/', { ...Object.fromEntries(forged.map((name) => [name, 'forged'])), ...honest })
    expect(Object.values(reached[0]!.headers)).not.toContain('forged')
    expect(reached[0]!.headers).toMatchObject(honest)
  })

  it('has an id that is new for each request, and is told to the caller', async () => {
    const answers = [await send('GET', '/'), await send('GET', '/')]
    const [first, second] = answers.map((answer) => /x-request-id: ([0-9a-f-]{36})\r\n/.exec(answer)?.[1])
    expect(first).toMatch(/^[0-9a-f-]{36}$/)
    expect(second).not.toBe(first)
    expect(reached[0]!.headers['x-request-id']).toBe(second)
  })

  it('has the address of its connection, whatever it claims', async () => {
    await send('GET', '/', { 'X-Forwarded-For': '203.0.113.9', 'X-Client-Address': '203.0.113.9' })
    expect(reached[0]!.headers['x-client-address']).toBe('127.0.0.1')
  })

  it('an inner request of this process keeps the name, address and id of the first', async () => {
    reached = []
    const headers = {
      host: 'bind:1',
      'x-client-address': '203.0.113.9',
      'x-request-id': 'first',
      'x-front-door': frontDoorPass()!,
    }
    await new Promise<void>((resolve, reject) => {
      const inner = { port: port(), host: '127.0.0.1', method: 'POST', path: '/invites/[id]/pay', headers }
      httpRequest(inner, (response) => response.resume().on('end', resolve))
        .on('error', reject)
        .end()
    })
    expect(reached[0]!.headers).toMatchObject(headers)
  })
})

describe('who calls', () => {
  const trusted = new BlockList()
  trusted.addSubnet('10.0.0.0', 8)
  trusted.addAddress('::1', 'ipv6')
  it.each([
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['203.0.113.9', '198.51.100.7', '203.0.113.9'],
    ['10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['::ffff:10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['::1', '6.6.6.6, 198.51.100.7', '198.51.100.7'],
    ['10.1.2.3', '6.6.6.6, 198.51.100.7, 10.9.9.9', '198.51.100.7'],
    ['10.1.2.3', undefined, '10.1.2.3'],
    ['10.1.2.3', 'nonsense', '10.1.2.3'],
    ['10.1.2.3', '198.51.100.7, nonsense', '10.1.2.3'],
    ['2001:db8:0:1:2:3:4:5', undefined, '2001:db8:0:1::/64'],
    ['2001:db8::5', undefined, '2001:db8:0:0::/64'],
    ['fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
    [undefined, '198.51.100.7', 'unknown'],
  ])('from %s, forwarded for %s: %s', (peer, forwardedFor, address) => {
    expect(clientAddressOf(peer, forwardedFor, trusted)).toBe(address)
  })
})

describe('what every answer carries', () => {
  it('keeps the path of a link from everybody', () => {
    expect(headersFor('/i/secret', [ORIGIN])['referrer-policy']).toBe('no-referrer')
    expect(headersFor('/invites/x/open', [ORIGIN])['referrer-policy']).toBe('same-origin')
  })

  it('binds browsers to https only where every origin has it', () => {
    expect(headersFor('/', ['https://banghuan.example'])['strict-transport-security']).toBe(
      'max-age=31536000; includeSubDomains',
    )
    expect(headersFor('/', ['https://banghuan.example', ORIGIN])).not.toHaveProperty('strict-transport-security')
  })
})

describe('trusted proxies', () => {
  it('are addresses or subnets: anything else stops the start', () => {
    const pass = Symbol.for('banghuan.front-door.pass')
    const kept = frontDoorPass()
    Reflect.deleteProperty(globalThis, pass)
    expect(() => installFrontDoor([ORIGIN], ['proxy.internal'])).toThrow('TRUSTED_PROXY names proxy.internal')
    Reflect.set(globalThis, pass, kept)
  })
})
