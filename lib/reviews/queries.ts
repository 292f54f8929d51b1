import { reviews } from '@/db/schema/reviews'
import { reading, type Tx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { desc, eq } from 'drizzle-orm'
import { loadReview, type ReviewRow } from './store'

export type ReviewView = ReviewRow

/** One review, for the colleague who looks at it, as of a moment. */
export const getReview = (actor: Staff, id: string, tx?: Tx): Promise<(ReviewView & { now: Date }) | undefined> =>
  reading(actor, tx, async (db, now) => {
    const row = await loadReview(db, id)
    return row && { ...row, now }
  })

/** The reviews of one thing, newest first. */
export const listReviewsOf = (actor: Staff, subjectId: string, tx?: Tx): Promise<ReviewView[]> =>
  reading(actor, tx, (db) =>
    db.select().from(reviews).where(eq(reviews.subjectId, subjectId)).orderBy(desc(reviews.createdAt)).limit(50),
  )
