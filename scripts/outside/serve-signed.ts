import type { IncomingMessage, ServerResponse } from 'node:http'
import { jsonOf } from './body'
import type { Callbacks } from './callbacks'
import type { Clock } from './clock'
import { otherSum, spoilt } from './delivery'
import type { Fault, Faults } from './faults'
import { nonceOf, type Gate } from './gate'
import { Problem } from './problem'
import { PROBLEM_STATUS, SIGNED_HEADERS } from './protocol'
import { sendJson, signedHeaders } from './respond'
import { findRoute, type Answer, type SignedRoute } from './route'
import type { Keys } from './signing'
import type { Store } from './store'

type Parts = {
  routes: readonly SignedRoute[]
  store: Store
  clock: Clock
  gate: Gate
  faults: Faults
  callbacks: Callbacks
  keys: Keys
  pause: (ms: number) => Promise<void>
}

/** The answer to a request that was refused or that broke something here. */
export function problemAnswer(error: unknown): Answer {
  if (error instanceof Problem) return { status: PROBLEM_STATUS[error.body.code], body: error.body }
  console.error('outside:', error instanceof Error ? error.stack : 'unknown failure')
  return { status: PROBLEM_STATUS.internal, body: { code: 'internal' } }
}

function withWrongSum({ status, body }: Answer): Answer {
  const sum = 'amountFen' in body && typeof body.amountFen === 'string' ? otherSum(body.amountFen) : null
  return { status, body: sum === null ? body : { ...body, amountFen: sum } }
}

/** Serves the signed requests of the app: checks, acts, waits for the disk, answers, as far as no switch disturbs it. */
export function createSignedDesk(parts: Parts) {
  const { routes, store, clock, gate, faults, callbacks, keys } = parts

  function act(
    request: IncomingMessage,
    pathname: string,
    bytes: Buffer,
  ): { result: Answer | null; fault: Fault | null } {
    const { method = '', url: path = '', headers } = request
    let fault: Fault | null = null
    try {
      const { route, ref } = findRoute(routes, method, pathname)
      gate.admit({ method, path, headers, bytes })
      const body = method === 'POST' ? jsonOf(request, bytes) : null
      fault = route.verb === null ? null : faults.take(route.verb)
      return { result: fault?.mode === 'lost' ? null : route.act({ ref, body, now: clock.now(), fault }), fault }
    } catch (error) {
      return { result: problemAnswer(error), fault }
    }
  }

  return async function serveSigned(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
    bytes: Buffer,
  ): Promise<void> {
    const { method = '', url: path = '' } = request
    const { result, fault } = act(request, pathname, bytes)
    await store.flushed()
    callbacks.pump()
    if (result === null || fault?.mode === 'silent') {
      request.socket.destroy()
      return
    }
    if (fault?.mode === 'delay') await parts.pause(fault.seconds * 1000)
    const said = fault?.mode === 'wrong_amount' ? withWrongSum(result) : result
    const headers = signedHeaders(keys, { method, path, nonce: nonceOf(request.headers), time: clock.now() }, said)
    const signature = headers[SIGNED_HEADERS.signature] ?? ''
    sendJson(
      response,
      said,
      fault?.mode === 'bad_signature' ? { ...headers, [SIGNED_HEADERS.signature]: spoilt(signature) } : headers,
    )
  }
}
