import { channelEvents, outsideCalls, type OUTSIDE_VERBS } from '@/db/schema/payments'
import type { Tx } from '@/db/transaction'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'

export type CallRow = typeof outsideCalls.$inferSelect
export type CallVerb = (typeof OUTSIDE_VERBS)[number]

/** Writes the intent of a call; where it stands already nothing happens. Tells whether it is new. */
export async function insertCall(tx: Tx, row: typeof outsideCalls.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(outsideCalls).values(row).onConflictDoNothing().returning({ id: outsideCalls.id })
  return rows.length === 1
}

/** The latest call of this verb for a payment. */
export async function loadCall(tx: Tx, paymentId: string, verb: CallVerb): Promise<CallRow | undefined> {
  const [row] = await tx
    .select()
    .from(outsideCalls)
    .where(and(eq(outsideCalls.paymentId, paymentId), eq(outsideCalls.verb, verb)))
    .orderBy(desc(outsideCalls.turn))
    .limit(1)
  return row
}

/** What was asked for a payment and has no answer yet. */
export async function listUnansweredCalls(tx: Tx, paymentId: string): Promise<CallVerb[]> {
  const rows = await tx
    .selectDistinct({ verb: outsideCalls.verb })
    .from(outsideCalls)
    .where(and(eq(outsideCalls.paymentId, paymentId), isNull(outsideCalls.answeredAt)))
  return rows.map(({ verb }) => verb)
}

/** Stores the answer of a call that had none; tells whether it had none. */
export async function markCallAnswered(
  tx: Tx,
  callId: string,
  answer: { outcome: string; answer?: CallRow['answer']; answeredAt: Date },
): Promise<boolean> {
  const rows = await tx
    .update(outsideCalls)
    .set(answer)
    .where(and(eq(outsideCalls.id, callId), isNull(outsideCalls.answeredAt)))
    .returning({ id: outsideCalls.id })
  return rows.length === 1
}

/** Records a callback once; tells whether it is the first of its event id. */
export async function insertChannelEvent(tx: Tx, row: typeof channelEvents.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(channelEvents).values(row).onConflictDoNothing().returning({ id: channelEvents.id })
  return rows.length === 1
}

export async function loadUntakenEvent(tx: Tx, id: string): Promise<typeof channelEvents.$inferSelect | undefined> {
  const [row] = await tx
    .select()
    .from(channelEvents)
    .where(and(eq(channelEvents.id, id), isNull(channelEvents.takenAt)))
  return row
}

export const markEventTaken = (tx: Tx, id: string, takenAt: Date): Promise<unknown> =>
  tx.update(channelEvents).set({ takenAt }).where(eq(channelEvents.id, id))

/** How many voids were intended for this payment so far. */
export async function countVoids(tx: Tx, paymentId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(outsideCalls)
    .where(and(eq(outsideCalls.paymentId, paymentId), eq(outsideCalls.verb, 'void')))
  return row?.count ?? 0
}
