import { auditEntries } from '@/db/schema/audit'
import { staffMembers } from '@/db/schema/auth'
import { reading, type Tx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { and, desc, eq, inArray, lt, or, sql, type SQL } from 'drizzle-orm'

/** A line of the audit, with the colleague's name where one acted. */
export type AuditView = typeof auditEntries.$inferSelect & { actorName: string | null }

export type AuditPage = { lines: AuditView[]; before: string | undefined }

export const AUDIT_PAGE = 50

async function pageWhere(db: Tx, where: SQL | undefined): Promise<AuditPage> {
  const isColleague = and(eq(auditEntries.side, 'staff'), eq(sql`${staffMembers.id}::text`, auditEntries.actorId))
  const found = await db
    .select({ line: auditEntries, actorName: staffMembers.name })
    .from(auditEntries)
    .leftJoin(staffMembers, isColleague)
    .where(where)
    .orderBy(desc(auditEntries.id))
    .limit(AUDIT_PAGE + 1)
  const lines = found.slice(0, AUDIT_PAGE).map(({ line, actorName }) => ({ ...line, actorName }))
  return { lines, before: found.length > AUDIT_PAGE ? lines.at(-1)?.id : undefined }
}

const older = (before: string | undefined) => (before ? lt(auditEntries.id, before) : undefined)

/** The newest 50 acts of everybody, or the 50 before a given one, newest first. */
export const listAudit = (actor: Staff, before?: string, tx?: Tx): Promise<AuditPage> =>
  reading(actor, tx, (db) => pageWhere(db, older(before)))

/** The newest 50 acts that touched this thing or this person, or the 50 before a given one. */
export const listAuditOf = (actor: Staff, id: string, before?: string, tx?: Tx): Promise<AuditPage> =>
  reading(actor, tx, (db) =>
    pageWhere(db, and(or(eq(auditEntries.thingId, id), eq(auditEntries.aboutPersonId, id)), older(before))),
  )

/** The newest 50 acts on any of these things, newest first: what happened to an ask and all that hangs on it. */
export const listAuditOfThings = (
  actor: Staff,
  { things, ids }: { things: readonly AuditView['thing'][]; ids: readonly string[] },
  tx?: Tx,
): Promise<AuditPage> =>
  reading(actor, tx, (db) =>
    pageWhere(db, and(inArray(auditEntries.thing, [...things]), inArray(auditEntries.thingId, [...ids]))),
  )
