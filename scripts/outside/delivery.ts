import { randomBytes } from 'node:crypto'
import { CALLBACK_GIVEN_UP_AFTER_MS, SIGNED_HEADERS } from './protocol'
import type { EventRecord } from './records'
import { bodyHashOf, type Keys } from './signing'

/** Posts one callback and tells the HTTP status; rejects where nobody answered. */
export type Send = (url: string, headers: Record<string, string>, body: string) => Promise<number>
type Parts = { now: () => number; keys: Keys; url: string; send: Send }

const BACK_OFF_MS = [1, 5, 30, 120, 600, 1800, 3600].map((seconds) => seconds * 1000)
const BACK_OFF_MOST_MS = 4 * 3_600_000

/** When a failed attempt is tried again: ever more rarely, a last time 72 h after the event, then null. */
export function nextAttemptAt(createdAt: number, attempts: number, now: number): number | null {
  const lastAt = createdAt + CALLBACK_GIVEN_UP_AFTER_MS
  return now >= lastAt ? null : Math.min(now + (BACK_OFF_MS[attempts - 1] ?? BACK_OFF_MOST_MS), lastAt)
}

/** A sum one fen above the true one. */
export const otherSum = (fen: string) => String(BigInt(fen) + 1n)

/** A signature that is well formed and wrong. */
export function spoilt(signature: string): string {
  const bytes = Buffer.from(signature, 'base64')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.toString('base64')
}

function headersFor({ now, keys, url }: Parts, body: string, spoil: boolean): Record<string, string> {
  const { pathname, search } = new URL(url)
  const time = new Date(now()).toISOString()
  const nonce = randomBytes(16).toString('base64url')
  const bodyHash = bodyHashOf(Buffer.from(body))
  const signature = keys.sign({ method: 'POST', path: pathname + search, bodyHash, time, nonce })
  return {
    'content-type': 'application/json',
    [SIGNED_HEADERS.time]: time,
    [SIGNED_HEADERS.nonce]: nonce,
    [SIGNED_HEADERS.signature]: spoil ? spoilt(signature) : signature,
  }
}

/** One attempt, in as many copies as the event asks for; whether the app took any. Only the first attempt is ever tricked. */
export async function attempt(parts: Parts, { body: event, trick, copies, attempts }: EventRecord): Promise<boolean> {
  const tricked = attempts === 0 ? trick : null
  const wrong = tricked === 'wrong_amount' && event.amountFen !== null
  const body = JSON.stringify(wrong ? { ...event, amountFen: otherSum(event.amountFen ?? '0') } : event)
  let headers = headersFor(parts, body, tricked === 'bad_signature')
  let taken = false
  for (let copy = 0; copy < copies; copy += 1) {
    if (copy > 0 && tricked !== 'replay') headers = headersFor(parts, body, false)
    const status = await parts.send(parts.url, headers, body).catch(() => 0)
    taken ||= status >= 200 && status < 300
  }
  return taken
}

/** Delivers by HTTP: no redirect is followed, an answer is waited for ten seconds. */
export const sendByHttp: Send = async (url, headers, body) => {
  const signal = AbortSignal.timeout(10_000)
  const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
  await response.arrayBuffer()
  return response.status
}
