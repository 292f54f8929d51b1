import { messages, notices } from '@/db/schema/notices'
import type { Tx } from '@/db/transaction'
import { and, eq, isNull, lte } from 'drizzle-orm'

export const insertNotice = (tx: Tx, row: typeof notices.$inferInsert): Promise<unknown> =>
  tx.insert(notices).values(row)

export const insertMessage = (tx: Tx, row: typeof messages.$inferInsert): Promise<unknown> =>
  tx.insert(messages).values(row)

export async function loadUnsentMessage(tx: Tx, id: string): Promise<typeof messages.$inferSelect | undefined> {
  const [row] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), isNull(messages.sentAt)))
  return row
}

/** The carrier has it: its number and its words are wiped. */
export const markMessageSent = (tx: Tx, id: string, sentAt: Date, carrierRef: string): Promise<unknown> =>
  tx.update(messages).set({ sentAt, carrierRef, toSealed: null, paramsSealed: null }).where(eq(messages.id, id))

type Whose = { personId: string; side: 'borrower' | 'friend' }

export async function hasNotice(tx: Tx, id: string, { personId, side }: Whose): Promise<boolean> {
  const rows = await tx
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.id, id), eq(notices.forPerson, personId), eq(notices.side, side)))
  return rows.length === 1
}

type Read = Whose & { newestId: string; now: Date }

export const markNoticesRead = (tx: Tx, { personId, side, newestId, now }: Read): Promise<unknown> =>
  tx
    .update(notices)
    .set({ readAt: now })
    .where(
      and(eq(notices.forPerson, personId), eq(notices.side, side), isNull(notices.readAt), lte(notices.id, newestId)),
    )
