import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { fieldsOf, readBytes } from './body'
import { createCallbacks } from './callbacks'
import { cashierRoutes } from './cashier'
import { createCatcher } from './catcher'
import { createClock } from './clock'
import { sendByHttp, type Send } from './delivery'
import { createFaults } from './faults'
import { createGate } from './gate'
import { createIdentity, type DemoPerson } from './identity'
import type { WriteTo } from './journal'
import { advancePostings, postingRoutes } from './lender-postings'
import { promiseRoutes } from './lender-promises'
import { createOrders } from './orders'
import { createPayPages, formOf } from './pay'
import { Problem } from './problem'
import type { ClockAnswer } from './protocol'
import { sendJson, sendPage } from './respond'
import { answer, matchPath, type SignedRoute } from './route'
import { createDevDesk } from './serve-dev'
import { createSignedDesk, problemAnswer } from './serve-signed'
import { readKeys } from './signing'
import { openStore } from './store'

export type OutsideOptions = {
  /** 0 takes a free one. */
  port: number
  stateFile: string
  privateKey: string
  publicKey?: string
  appPublicKey: string
  webhookUrl: string
  devToken: string | null
  people: readonly DemoPerson[]
  /** This machine's clock, milliseconds since 1970. */
  realNow?: () => number
  pause?: (ms: number) => Promise<void>
  send?: Send
  writeTo?: WriteTo
  /** Called once the journal can no longer be written: nothing is answered from then on. */
  onBroken?: () => void
}
export type RunningOutside = {
  origin: string
  /** Does all that is due now and waits for the deliveries that it starts. */
  tick(): Promise<void>
  close(): Promise<void>
}

const TICK_MS = 1000

function createParts(options: OutsideOptions, origin: string) {
  const { realNow = Date.now, pause = (ms: number) => wait(ms), send = sendByHttp } = options
  const keys = readKeys(options)
  const store = openStore(options.stateFile, options.writeTo)
  const clock = createClock(store, realNow)
  const faults = createFaults(store)
  const callbacks = createCallbacks({ store, clock, faults, keys, url: options.webhookUrl, send })
  const gate = createGate(store, clock, keys)
  const orders = createOrders(store, callbacks)
  const catcher = createCatcher(store)
  const tellTime: SignedRoute = {
    method: 'POST',
    path: '/v1/clock',
    verb: null,
    act({ body, now }) {
      fieldsOf<object>(body, {})
      const told: ClockAnswer = { now: new Date(now).toISOString() }
      return answer(told)
    },
  }
  const routes = [
    tellTime,
    ...cashierRoutes({ store, orders, callbacks, origin }),
    ...promiseRoutes(store),
    ...postingRoutes(store),
    ...createIdentity(store, keys, options.people),
    ...catcher.routes,
  ]
  return {
    store,
    clock,
    callbacks,
    serveSigned: createSignedDesk({ routes, store, clock, gate, faults, callbacks, keys, pause }),
    dev: createDevDesk({ catcher, faults, gate, devToken: options.devToken }),
    pages: createPayPages(orders),
    advance() {
      const now = clock.now()
      advancePostings(store, now)
      orders.advance(now)
      callbacks.pump()
    },
  }
}
type Parts = ReturnType<typeof createParts>

async function servePayPage(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  origin: string,
  bytes: Buffer,
) {
  const codeKey = matchPath('/pay/:ref/code', url.pathname)
  const payKey = codeKey ?? matchPath('/pay/:ref', url.pathname) ?? ''
  const now = parts.clock.now()
  if (request.method === 'POST' && request.headers.origin !== origin) throw new Problem('origin_wrong')
  const made =
    request.method === 'POST'
      ? parts.pages.post(payKey, url.searchParams, formOf(request, bytes), codeKey !== null, now)
      : parts.pages.get(payKey, url.searchParams, now)
  await parts.store.flushed()
  parts.callbacks.pump()
  sendPage(response, made)
}

async function serve(parts: Parts, origin: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '' } = request
  if (`http://${request.headers.host ?? ''}` !== origin) throw new Problem('host_wrong')
  if (method !== 'GET' && method !== 'POST') throw new Problem('method_not_allowed')
  const target = request.url ?? ''
  if (!target.startsWith('/') || !URL.canParse(target, origin)) throw new Problem('not_found')
  const url = new URL(target, origin)
  const bytes = await readBytes(request)
  if (url.pathname.startsWith('/v1/')) return parts.serveSigned(request, response, url.pathname, bytes)
  if (url.pathname.startsWith('/pay/')) return servePayPage(parts, request, response, url, origin, bytes)
  if (url.pathname === '/faults') {
    const listed = parts.dev.faults(request, bytes)
    await parts.store.flushed()
    return sendJson(response, listed)
  }
  if (url.pathname !== '/health' && url.pathname !== '/inbox.json') throw new Problem('not_found')
  if (method !== 'GET') throw new Problem('method_not_allowed')
  const shown =
    url.pathname === '/health' ? answer({ status: 'ok' }) : parts.dev.inbox(request, url.searchParams, bytes)
  await parts.store.flushed()
  sendJson(response, shown)
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  sendJson(response, problemAnswer(error), { connection: 'close' })
}

async function listen(port: number): Promise<Server> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** Starts the parties beyond us on 127.0.0.1; they remember everything in one file. */
export async function startOutside(options: OutsideOptions): Promise<RunningOutside> {
  // The port is taken before the file is opened: a second program on the same state stops here and harms nothing.
  const server = await listen(options.port)
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : options.port}`
  let parts: Parts
  try {
    parts = createParts(options, origin)
  } catch (error) {
    server.close()
    throw error
  }
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    serve(parts, origin, request, response).catch((error: unknown) => {
      refuse(response, error)
      parts.store.flushed().catch(() => options.onBroken?.())
    })
  })
  parts.advance()
  const timer = setInterval(() => parts.advance(), TICK_MS).unref()
  return {
    origin,
    async tick() {
      parts.advance()
      await parts.callbacks.idle()
    },
    async close() {
      clearInterval(timer)
      server.close()
      server.closeAllConnections()
      await parts.callbacks.idle()
      await parts.store.close()
    },
  }
}
