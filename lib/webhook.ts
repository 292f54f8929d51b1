import { inTransaction, type Ctx } from '@/db/transaction'
import { GATE, type Gate } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { logger } from '@/lib/logger'

const BODY_MAX = 64 * 1024

type WebhookSpec<Event> = {
  channel: string
  /** Checks signature, freshness and form; nothing when any fails. */
  verify: (request: { method: string; path: string; headers: Headers; body: Buffer }) => Event | undefined
  /** Records the event, once, and the job that will act on it. */
  record: (ctx: Ctx<Gate>, event: Event, body: Buffer) => Promise<void>
}

/** The edge of a callback: bounded body, signature, then one row and one job. It decides nothing and repeats safely. */
export function webhook<Event>(spec: WebhookSpec<Event>) {
  return async (request: Request): Promise<Response> => {
    const requestId = request.headers.get('x-request-id') ?? newId()
    const body = await boundedBody(request)
    if (!body) return new Response(null, { status: 413 })
    const path = new URL(request.url).pathname
    const event = spec.verify({ method: request.method, path, headers: request.headers, body })
    if (!event) {
      logger.warn('callback refused', { requestId, verb: spec.channel })
      return new Response(null, { status: 401 })
    }
    await inTransaction(GATE, requestId, (ctx) => spec.record(ctx, event, body))
    return new Response(null, { status: 204 })
  }
}

async function boundedBody(request: Request): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (!request.body) return Buffer.alloc(0)
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > BODY_MAX) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
