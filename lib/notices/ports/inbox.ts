import { askOutside } from '@/lib/outside'
import type { CaughtMessage, Inbox } from '@/scripts/outside/protocol'

/** What the catcher of messages holds, newest first; demo and test only, where the carrier is the catcher. */
export async function readInbox(now: Date): Promise<CaughtMessage[]> {
  const { messages } = await askOutside<Inbox>('GET', '/inbox.json?after=0', undefined, now)
  return messages.toReversed()
}
