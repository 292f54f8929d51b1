import { reviews } from '@/db/schema/reviews'
import type { Tx } from '@/db/transaction'
import { and, eq } from 'drizzle-orm'
import type { ReviewDecision } from './rules'

export type ReviewRow = typeof reviews.$inferSelect

/** Opens a review, unless one of this kind is open on the same subject. */
export async function insertReview(tx: Tx, row: typeof reviews.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(reviews).values(row).onConflictDoNothing().returning({ id: reviews.id })
  return rows.length === 1
}

export async function loadReview(tx: Tx, id: string): Promise<ReviewRow | undefined> {
  const [row] = await tx.select().from(reviews).where(eq(reviews.id, id))
  return row
}

export async function loadReviewForUpdate(tx: Tx, id: string): Promise<ReviewRow | undefined> {
  const [row] = await tx.select().from(reviews).where(eq(reviews.id, id)).for('no key update')
  return row
}

/** Of two colleagues who take it at once, one has it. */
export async function markTaken(tx: Tx, id: string, staffId: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(reviews)
    .set({ state: 'taken', takenBy: staffId, takenAt: now })
    .where(and(eq(reviews.id, id), eq(reviews.state, 'waiting')))
    .returning({ id: reviews.id })
  return rows.length === 1
}

export async function markReleased(tx: Tx, id: string, staffId: string): Promise<boolean> {
  const rows = await tx
    .update(reviews)
    .set({ state: 'waiting', takenBy: null, takenAt: null })
    .where(and(eq(reviews.id, id), eq(reviews.state, 'taken'), eq(reviews.takenBy, staffId)))
    .returning({ id: reviews.id })
  return rows.length === 1
}

type Decided = { decision: ReviewDecision; reasonCode: string; reasonNote: string; decidedBy: string; decidedAt: Date }

export async function markDecided(tx: Tx, id: string, decided: Decided): Promise<boolean> {
  const rows = await tx
    .update(reviews)
    .set({ state: 'decided', ...decided })
    .where(and(eq(reviews.id, id), eq(reviews.state, 'taken'), eq(reviews.takenBy, decided.decidedBy)))
    .returning({ id: reviews.id })
  return rows.length === 1
}
