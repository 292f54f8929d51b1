import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from './clock'
import { Problem } from './problem'
import { NONCE_PATTERN, SIGNED_HEADERS, TIME_PATTERN, TIME_WINDOW_MS } from './protocol'
import { bodyHashOf, type Keys } from './signing'
import type { Store } from './store'

type Signed = { method: string; path: string; headers: IncomingHttpHeaders; bytes: Buffer }
export type Gate = {
  /** Refuses what the app did not sign, signed too long ago or said before; else takes its time as the app's clock. */
  admit(request: Signed): void
}

/** The nonce of a request, or `-` where it has none that could be repeated. */
export function nonceOf(headers: IncomingHttpHeaders): string {
  const nonce = headers[SIGNED_HEADERS.nonce]
  return typeof nonce === 'string' && NONCE_PATTERN.test(nonce) ? nonce : '-'
}

export function createGate(store: Store, clock: Clock, keys: Keys): Gate {
  /** Forgets nonces that the time window refuses anyway; they stand in the order in which they came. */
  function forgetOld(): void {
    const oldest = clock.latest() - TIME_WINDOW_MS
    for (const [nonce, time] of store.entries('nonces')) {
      if (time >= oldest) return
      store.forget('nonces', nonce)
    }
  }
  forgetOld()

  return {
    admit({ method, path, headers, bytes }) {
      const time = headers[SIGNED_HEADERS.time]
      const signature = headers[SIGNED_HEADERS.signature]
      const nonce = nonceOf(headers)
      if (typeof time !== 'string' || !TIME_PATTERN.test(time) || typeof signature !== 'string' || nonce === '-')
        throw new Problem('signature_missing')
      const at = Date.parse(time)
      if (Number.isNaN(at) || !keys.verifyApp({ method, path, bodyHash: bodyHashOf(bytes), time, nonce }, signature))
        throw new Problem('signature_wrong')
      if (at < clock.latest() - TIME_WINDOW_MS) throw new Problem('time_too_old')
      if (store.get('nonces', nonce) !== undefined) throw new Problem('nonce_seen')
      store.commit([['nonces', nonce, at], clock.observe(at)])
      forgetOld()
    },
  }
}
