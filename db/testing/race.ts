import type { Actor } from '@/lib/access/rules'
import { inTransaction } from '../transaction'

/**
 * Opens several connections of the actor's side before a race. Through a cold pool the first connection serves every caller, one
 * after the other, before the next is open: no race is run.
 */
export async function warm(actor: Actor, connections = 3): Promise<void> {
  let missing = connections
  let allAreIn = () => {}
  const together = new Promise<void>((resolve) => (allAreIn = resolve))
  const enter = async () => {
    missing -= 1
    if (missing === 0) allAreIn()
    await together
  }
  await Promise.all(Array.from({ length: connections }, () => inTransaction(actor, 'test', enter)))
}
