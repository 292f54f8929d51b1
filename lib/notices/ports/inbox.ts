import { env } from '@/lib/env'
import type { CaughtMessage, Inbox } from '@/scripts/outside/protocol'

const TIMEOUT_MS = 5000

/** What the catcher of messages holds, newest first; demo and test only, where the carrier is the catcher. */
export async function readInbox(): Promise<CaughtMessage[]> {
  const response = await fetch(new URL('/inbox.json?after=0', env().OUTSIDE_URL), {
    headers: { authorization: `Bearer ${env().OUTSIDE_DEV_TOKEN}` },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok) throw new Error(`The catcher answered ${response.status}.`)
  const { messages } = (await response.json()) as Inbox
  return messages.toReversed()
}
