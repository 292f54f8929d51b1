import { auditEntries } from '@/db/schema/audit'
import type { Tx } from '@/db/transaction'

export const insertAuditEntry = (tx: Tx, row: typeof auditEntries.$inferInsert): Promise<unknown> =>
  tx.insert(auditEntries).values(row)
