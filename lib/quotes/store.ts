import { quotes } from '@/db/schema/payments'
import type { Tx } from '@/db/transaction'
import { eq } from 'drizzle-orm'

export type Quote = typeof quotes.$inferSelect

export const insertQuote = (tx: Tx, row: typeof quotes.$inferInsert): Promise<unknown> => tx.insert(quotes).values(row)

export async function loadQuoteById(tx: Tx, id: string): Promise<Quote | undefined> {
  const [row] = await tx.select().from(quotes).where(eq(quotes.id, id))
  return row
}
