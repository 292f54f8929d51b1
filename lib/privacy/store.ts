import type { Tx } from '@/db/transaction'
import { people } from '@/db/schema/privacy'
import { eq } from 'drizzle-orm'

export type PersonRow = typeof people.$inferSelect

export const insertPeople = (tx: Tx, rows: (typeof people.$inferInsert)[]): Promise<unknown> =>
  tx.insert(people).values(rows)

export async function loadPersonByIdNumber(tx: Tx, idNumberIndex: Buffer): Promise<PersonRow | undefined> {
  const [row] = await tx.select().from(people).where(eq(people.idNumberIndex, idNumberIndex))
  return row
}

export async function loadPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const [row] = await tx.select().from(people).where(eq(people.id, id))
  return row
}

export const markPhone = (tx: Tx, id: string, phoneSealed: Buffer, phoneIndex: Buffer): Promise<unknown> =>
  tx.update(people).set({ phoneSealed, phoneIndex }).where(eq(people.id, id))
