import { cases } from '@/db/schema/reviews'
import type { Tx } from '@/db/transaction'
import { and, eq, inArray } from 'drizzle-orm'

export type CaseRow = typeof cases.$inferSelect

export const insertCase = (tx: Tx, row: typeof cases.$inferInsert): Promise<unknown> => tx.insert(cases).values(row)

export async function loadCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  const [row] = await tx.select().from(cases).where(eq(cases.id, id))
  return row
}

export async function loadCaseForUpdate(tx: Tx, id: string): Promise<CaseRow | undefined> {
  const [row] = await tx.select().from(cases).where(eq(cases.id, id)).for('no key update')
  return row
}

type Change = Partial<
  Pick<CaseRow, 'state' | 'takenBy' | 'takenAt' | 'reasonCode' | 'reasonNote' | 'decidedBy' | 'decidedAt'>
>

/** Moves a case that stands in one of these states; of two who try, one wins. */
export async function markCase(tx: Tx, id: string, from: CaseRow['state'][], change: Change): Promise<boolean> {
  const rows = await tx
    .update(cases)
    .set(change)
    .where(and(eq(cases.id, id), inArray(cases.state, from)))
    .returning({ id: cases.id })
  return rows.length === 1
}
