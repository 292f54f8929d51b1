import { claimInstalments, claimReceipts, claims } from '@/db/schema/claims'
import type { Tx } from '@/db/transaction'
import type { Fen } from '@/lib/money/fen'
import { asc, eq } from 'drizzle-orm'
import type { PlanPart } from '@/lib/agreements/rules'

export type ClaimRow = typeof claims.$inferSelect
export type ReceiptRow = typeof claimReceipts.$inferSelect

export async function loadClaim(tx: Tx, id: string): Promise<ClaimRow | undefined> {
  const [row] = await tx.select().from(claims).where(eq(claims.id, id))
  return row
}

/** The claim with its lock: what is recorded of it comes one after the other. */
export async function loadClaimForUpdate(tx: Tx, id: string): Promise<ClaimRow | undefined> {
  const [row] = await tx.select().from(claims).where(eq(claims.id, id)).for('no key update')
  return row
}

/** When what is due back; the parts in their order. */
export const loadPlan = (tx: Tx, claimId: string): Promise<PlanPart[]> =>
  tx
    .select({
      number: claimInstalments.number,
      dueOn: claimInstalments.dueOn,
      principalFen: claimInstalments.principalFen,
      interestFen: claimInstalments.interestFen,
    })
    .from(claimInstalments)
    .where(eq(claimInstalments.claimId, claimId))
    .orderBy(asc(claimInstalments.number))

/** What came in of a claim and what of it was undone, in the order in which it was recorded. */
export const loadReceipts = (tx: Tx, claimId: string): Promise<ReceiptRow[]> =>
  tx.select().from(claimReceipts).where(eq(claimReceipts.claimId, claimId)).orderBy(asc(claimReceipts.id))

export async function loadReceipt(tx: Tx, id: string): Promise<ReceiptRow | undefined> {
  const [row] = await tx.select().from(claimReceipts).where(eq(claimReceipts.id, id))
  return row
}

export const insertReceipt = (tx: Tx, row: typeof claimReceipts.$inferInsert): Promise<unknown> =>
  tx.insert(claimReceipts).values(row)

export const markReceived = (
  tx: Tx,
  id: string,
  change: { receivedFen: Fen; state: 'running' | 'performed'; endedAt: Date | null },
): Promise<unknown> => tx.update(claims).set(change).where(eq(claims.id, id))
