import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { countInvites } from './store'

const DAYS = 30

/** A borrower's links out now and those made in the last 30 days: what the limits of asking go by. */
export async function asksOf(ctx: Ctx<Borrower>): Promise<{ openLinks: number; in30Days: number }> {
  const since = new Date(ctx.now.getTime() - DAYS * 86_400_000)
  const { openLinks, asked } = await countInvites(ctx.tx, ctx.actor.personId, since)
  return { openLinks, in30Days: asked }
}
