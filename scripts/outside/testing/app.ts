import { createPublicKey, generateKeyPairSync, randomBytes, sign, verify, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DemoPerson } from '../identity'
import type { InstrumentId } from '../instruments'
import { SIGNED_HEADERS, signingString, type CashierEvent, type CreatedOrder, type CreateOrder } from '../protocol'
import { startOutside, type OutsideOptions, type RunningOutside } from '../server'
import { bodyHashOf } from '../signing'

export const DEV_TOKEN = 'a token for tests only'
export const START = Date.parse('2026-11-24T02:00:00.000Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

type Received = { headers: Record<string, string | undefined>; event: CashierEvent; signatureHolds: boolean }
type Said = { status: number; body: unknown; signatureHolds: boolean }
type Given = { people?: DemoPerson[] } & Pick<OutsideOptions, 'pause' | 'writeTo' | 'onBroken'>
type Overrides = { time?: string; nonce?: string; headers?: Record<string, string>; text?: string; signedPath?: string }

const derOf = (key: KeyObject, type: 'pkcs8' | 'spki') => key.export({ format: 'der', type }).toString('base64')
/** One string header; several or none count as none. */
const headerOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

/** Listens where callbacks arrive and answers with the status asked for. */
async function receiveCallbacks(outsideKey: KeyObject) {
  const received: Received[] = []
  const state = { status: 200 }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const bytes = Buffer.concat(chunks)
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, headerOf(value)]),
      )
      const parts = {
        method: request.method ?? '',
        path: request.url ?? '',
        bodyHash: bodyHashOf(bytes),
        time: headers[SIGNED_HEADERS.time] ?? '',
        nonce: headers[SIGNED_HEADERS.nonce] ?? '',
      }
      const signature = Buffer.from(headers[SIGNED_HEADERS.signature] ?? '', 'base64')
      const signatureHolds = verify(null, Buffer.from(signingString(parts)), outsideKey, signature)
      received.push({ headers, event: JSON.parse(bytes.toString('utf8')) as CashierEvent, signatureHolds })
      response.writeHead(state.status).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { received, state, server, url: `http://127.0.0.1:${port}/api/webhooks/cashier` }
}

/** Plays the app against an outside of its own, with a clock that moves only when told to. */
export async function openApp(given: Given = {}) {
  const app = generateKeyPairSync('ed25519')
  const outsideKeys = generateKeyPairSync('ed25519')
  const folder = mkdtempSync(join(tmpdir(), 'outside-'))
  const hook = await receiveCallbacks(createPublicKey(outsideKeys.privateKey))
  const clock = { app: START, machine: START }
  const options: OutsideOptions = {
    port: 0,
    stateFile: join(folder, 'state', 'outside.jsonl'),
    privateKey: derOf(outsideKeys.privateKey, 'pkcs8'),
    publicKey: derOf(outsideKeys.publicKey, 'spki'),
    appPublicKey: derOf(app.publicKey, 'spki'),
    webhookUrl: hook.url,
    devToken: DEV_TOKEN,
    realNow: () => clock.machine,
    ...given,
    people: given.people ?? [],
  }
  let outside: RunningOutside = await startOutside(options)

  async function say(method: string, path: string, body: unknown, overrides: Overrides = {}): Promise<Said> {
    const text = method === 'GET' ? '' : JSON.stringify(body)
    const time = overrides.time ?? new Date(clock.app).toISOString()
    const nonce = overrides.nonce ?? randomBytes(16).toString('base64url')
    const parts = { method, path: overrides.signedPath ?? path, bodyHash: bodyHashOf(Buffer.from(text)), time, nonce }
    const response = await fetch(`${outside.origin}${path}`, {
      method,
      headers: {
        ...(method === 'POST' && { 'content-type': 'application/json' }),
        [SIGNED_HEADERS.time]: time,
        [SIGNED_HEADERS.nonce]: nonce,
        [SIGNED_HEADERS.signature]: sign(null, Buffer.from(signingString(parts)), app.privateKey).toString('base64'),
        ...overrides.headers,
      },
      body: method === 'GET' ? undefined : (overrides.text ?? text),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const answered = {
      method,
      path,
      bodyHash: bodyHashOf(bytes),
      time: response.headers.get(SIGNED_HEADERS.time) ?? '',
      nonce,
      status: response.status,
    }
    const signature = Buffer.from(response.headers.get(SIGNED_HEADERS.signature) ?? '', 'base64')
    return {
      status: response.status,
      body: JSON.parse(bytes.toString('utf8')),
      signatureHolds: verify(null, Buffer.from(signingString(answered)), outsideKeys.publicKey, signature),
    }
  }

  const post = (path: string, body: unknown, overrides?: Overrides) => say('POST', path, body, overrides)
  const submit = (address: string, fields: Record<string, string>, origin = outside.origin) =>
    fetch(address, { method: 'POST', redirect: 'manual', headers: { origin }, body: new URLSearchParams(fields) })
  const order = (ref: string, more: Partial<CreateOrder> = {}): CreateOrder => ({
    ref,
    amountFen: '41250',
    subject: 'friend_repayment',
    returnUrl: 'http://localhost:3000/invites/inv_1/done',
    orderEndAt: new Date(clock.app + 15 * MINUTE).toISOString(),
    accept: ['debit', 'balance'],
    payerToken: 'a keyed hash',
    ...more,
  })

  return {
    clock,
    options,
    callbacks: hook.received,
    webhook: hook.state,
    get outside() {
      return outside
    },
    post,
    get: (path: string, overrides?: Overrides) => say('GET', path, null, overrides),
    submit,
    order,
    /** Creates an order and gives its pay page's address. */
    async create(ref: string, more?: Partial<CreateOrder>): Promise<string> {
      const { body } = await post('/v1/cashier/orders', order(ref, more))
      return (body as CreatedOrder).payUrl
    },
    /** Creates an order and pays it with a test instrument. */
    async payWith(instrument: InstrumentId, ref: string): Promise<Response> {
      return submit(await this.create(ref), { instrument, act: 'pay' })
    },
    /** Moves the app's clock and lets the outside know and do what is due. */
    async moveClock(ms: number): Promise<void> {
      clock.app += ms
      await post('/v1/clock', {})
      await outside.tick()
    },
    setFault: (fault: string, mode: string, count: number, seconds = 0) => {
      const [party, verb] = fault.split('.')
      return fetch(`${outside.origin}/faults`, {
        method: 'POST',
        headers: { authorization: `Bearer ${DEV_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ party, verb, mode, count, seconds }),
      })
    },
    async restart(): Promise<void> {
      await outside.close()
      outside = await startOutside(options)
    },
    async close(): Promise<void> {
      try {
        await outside.close()
      } finally {
        hook.server.close()
        rmSync(folder, { recursive: true })
      }
    },
  }
}
export type TestApp = Awaited<ReturnType<typeof openApp>>
