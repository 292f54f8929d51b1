import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { jsonOf } from './body'
import type { Catcher } from './catcher'
import type { Faults } from './faults'
import type { Gate } from './gate'
import { Problem } from './problem'
import { answer, type Answer } from './route'

type Parts = { catcher: Catcher; faults: Faults; gate: Gate; devToken: string | null }

const digest = (text: string) => createHash('sha256').update(text).digest()

/** What only a developer on this machine may see or set: the caught messages and the fault switches. */
export function createDevDesk({ catcher, faults, gate, devToken }: Parts) {
  /** Without a token in its environment the outside keeps these places shut. */
  function hasToken({ headers }: IncomingMessage): boolean {
    const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
    return devToken !== null && given !== undefined && timingSafeEqual(digest(given), digest(devToken))
  }
  function assertToken(request: IncomingMessage): void {
    if (!hasToken(request)) throw new Problem('token_wrong')
  }

  return {
    inbox(request: IncomingMessage, query: URLSearchParams, bytes: Buffer): Answer {
      const { method = '', url: path = '', headers } = request
      if (headers.authorization !== undefined) assertToken(request)
      else gate.admit({ method, path, headers, bytes })
      const after = query.get('after') ?? '0'
      if (!/^\d{1,12}$/.test(after)) throw new Problem('body_invalid', { fields: ['after'] })
      return answer(catcher.inboxAfter(Number(after)))
    },
    faults(request: IncomingMessage, bytes: Buffer): Answer {
      assertToken(request)
      return answer(request.method === 'POST' ? faults.set(jsonOf(request, bytes)) : faults.list())
    },
  }
}
