import { auditEntries } from '@/db/schema/audit'
import { reading, type Tx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { desc, eq, lt, or } from 'drizzle-orm'

export type AuditLine = typeof auditEntries.$inferSelect

const PAGE = 50

/** The newest 50 acts of everybody, or the 50 before a given one. */
export const listAudit = (actor: Staff, before?: string, tx?: Tx): Promise<AuditLine[]> =>
  reading(actor, tx, (db) =>
    db
      .select()
      .from(auditEntries)
      .where(before ? lt(auditEntries.id, before) : undefined)
      .orderBy(desc(auditEntries.id))
      .limit(PAGE),
  )

/** The newest 50 acts that touched this thing or this person. */
export const listAuditOf = (actor: Staff, id: string, tx?: Tx): Promise<AuditLine[]> =>
  reading(actor, tx, (db) =>
    db
      .select()
      .from(auditEntries)
      .where(or(eq(auditEntries.thingId, id), eq(auditEntries.aboutPersonId, id)))
      .orderBy(desc(auditEntries.id))
      .limit(PAGE),
  )
