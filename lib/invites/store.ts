import { invites } from '@/db/schema/invites'
import type { Tx } from '@/db/transaction'
import { and, eq, gt, inArray, sql } from 'drizzle-orm'

export const insertInvite = (tx: Tx, row: typeof invites.$inferInsert): Promise<unknown> => tx.insert(invites).values(row)

/** How many of a borrower's links are out, and how many he made since a day: both count asking, never answering. */
export async function countInvites(tx: Tx, borrowerId: string, since: Date): Promise<{ openLinks: number; asked: number }> {
  const [row] = await tx
    .select({
      openLinks: sql<number>`count(*) filter (where ${inArray(invites.state, ['open', 'agreed'])})::int`,
      asked: sql<number>`count(*) filter (where ${gt(invites.createdAt, since)})::int`,
    })
    .from(invites)
    .where(eq(invites.borrowerId, borrowerId))
  return row ?? { openLinks: 0, asked: 0 }
}

type EndCause = NonNullable<(typeof invites.$inferInsert)['endCause']>

/** Ends an invite that stands in this state; of two who try, one wins. */
export async function markInviteEnded(
  tx: Tx,
  id: string,
  from: 'open' | 'agreed',
  now: Date,
  endCause: EndCause,
): Promise<boolean> {
  const rows = await tx
    .update(invites)
    .set({ state: 'ended', endedAt: now, endCause })
    .where(and(eq(invites.id, id), eq(invites.state, from)))
    .returning({ id: invites.id })
  return rows.length === 1
}
