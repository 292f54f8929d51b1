import type { Tx } from '@/db/transaction'
import { people, reveals } from '@/db/schema/privacy'
import { eq } from 'drizzle-orm'

export type PersonRow = typeof people.$inferSelect

export async function loadPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const [row] = await tx.select().from(people).where(eq(people.id, id))
  return row
}

/** At most ten people of an exact phone or number, by its keyed hash. */
export const loadPeopleByIndex = (tx: Tx, by: 'phone' | 'id_number', index: Buffer): Promise<{ id: string }[]> =>
  tx
    .select({ id: people.id })
    .from(people)
    .where(eq(by === 'phone' ? people.phoneIndex : people.idNumberIndex, index))
    .limit(10)

export const insertReveal = (tx: Tx, row: typeof reveals.$inferInsert): Promise<unknown> =>
  tx.insert(reveals).values(row)
