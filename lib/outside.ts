import { env } from '@/lib/env'
import { fingerprint, isSignedByOutside, newNonce, signAsApp } from '@/lib/privacy/cipher'
import { SIGNED_HEADERS, signingString, type ProblemBody } from '@/scripts/outside/protocol'

/** The party said no, by name. Anything else that is not a good answer is "unknown". */
export class OutsideProblem extends Error {
  override name = 'OutsideProblem'
  constructor(
    readonly status: number,
    readonly problem: ProblemBody,
  ) {
    super(`the outside answered ${status} ${problem.code}`)
  }
}

/** No answer that can be trusted: silence, a cut line, a wrong signature. What happened is found out by asking, never assumed. */
export class OutsideUnknown extends Error {
  override name = 'OutsideUnknown'
}

const TIMEOUT_MS = 5_000
const ANSWER_BYTES_MAX = 64 * 1024

/**
 * One signed call to a party beyond us: Ed25519 over method, path, body hash, time and nonce; the answer is signed over the same
 * nonce. `now` is our clock, so that a moved clock moves the outside's too. Never inside a transaction.
 */
export async function askOutside<T>(method: 'GET' | 'POST', path: string, body: unknown, now: Date): Promise<T> {
  const nonce = newNonce()
  const time = now.toISOString()
  const text = body === undefined ? '' : JSON.stringify(body)
  const signature = signAsApp(signingString({ method, path, bodyHash: fingerprint(text), time, nonce }))
  const answer = await send(method, path, text, {
    [SIGNED_HEADERS.time]: time,
    [SIGNED_HEADERS.nonce]: nonce,
    [SIGNED_HEADERS.signature]: signature,
    ...(text && { 'content-type': 'application/json' }),
  })
  checkSignature(answer, { method, path, nonce })
  const said = parse(answer.text)
  if (answer.status >= 400) throw new OutsideProblem(answer.status, said as ProblemBody)
  return said as T
}

type Answer = { status: number; headers: Headers; text: string }

async function send(method: string, path: string, text: string, headers: Record<string, string>): Promise<Answer> {
  try {
    const response = await fetch(new URL(path, env().OUTSIDE_URL), {
      method,
      headers,
      body: text || undefined,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const said = await response.text()
    if (said.length > ANSWER_BYTES_MAX) throw new OutsideUnknown('the answer is too long')
    return { status: response.status, headers: response.headers, text: said }
  } catch (error) {
    throw error instanceof OutsideUnknown ? error : new OutsideUnknown('no answer', { cause: error })
  }
}

function checkSignature(answer: Answer, asked: { method: string; path: string; nonce: string }): void {
  const time = answer.headers.get(SIGNED_HEADERS.time) ?? ''
  const signature = answer.headers.get(SIGNED_HEADERS.signature) ?? ''
  const covered = signingString({ ...asked, bodyHash: fingerprint(answer.text), time, status: answer.status })
  if (!isSignedByOutside(covered, signature)) throw new OutsideUnknown('the answer is not signed by the outside')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new OutsideUnknown('the answer is not JSON', { cause: error })
  }
}
