import { oneTimeCodes, sessions, staffLinks, staffMembers } from '@/db/schema/auth'
import { people } from '@/db/schema/privacy'
import type { Tx } from '@/db/transaction'
import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import { isSessionAlive } from './rules'

type CodePurpose = (typeof oneTimeCodes.$inferInsert)['purpose']

/** Serialises what one phone does for one purpose, so that two tries never count as one. */
export const lockPhone = (tx: Tx, purpose: CodePurpose, phoneIndex: Buffer): Promise<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${purpose}|${phoneIndex.toString('hex')}`}, 0))`)

export async function loadLastCode(tx: Tx, purpose: CodePurpose, phoneIndex: Buffer) {
  const [row] = await tx
    .select()
    .from(oneTimeCodes)
    .where(and(eq(oneTimeCodes.phoneIndex, phoneIndex), eq(oneTimeCodes.purpose, purpose)))
    .orderBy(desc(oneTimeCodes.createdAt))
    .limit(1)
  return row
}

export const insertCode = (tx: Tx, row: typeof oneTimeCodes.$inferInsert): Promise<unknown> =>
  tx.insert(oneTimeCodes).values(row)

export async function markCodeTried(tx: Tx, id: string): Promise<number> {
  const [row] = await tx
    .update(oneTimeCodes)
    .set({ triesLeft: sql`${oneTimeCodes.triesLeft} - 1` })
    .where(eq(oneTimeCodes.id, id))
    .returning({ triesLeft: oneTimeCodes.triesLeft })
  return row?.triesLeft ?? 0
}

/** Conditional: of two who use one code at once, one wins. */
export async function markCodeUsed(tx: Tx, id: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(oneTimeCodes)
    .set({ usedAt: now })
    .where(and(eq(oneTimeCodes.id, id), isNull(oneTimeCodes.usedAt)))
    .returning({ id: oneTimeCodes.id })
  return rows.length === 1
}

/** Those who may sign in with this phone; more than one is no answer, the lender must tell them apart. */
export const loadPeopleByPhone = (tx: Tx, phoneIndex: Buffer) =>
  tx
    .select({ id: people.id, locale: people.locale })
    .from(people)
    .where(and(eq(people.phoneIndex, phoneIndex), isNull(people.blockedAt)))
    .limit(2)

export async function loadPersonPhone(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: people.id,
      wrappedKey: people.wrappedKey,
      phoneSealed: people.phoneSealed,
      phoneIndex: people.phoneIndex,
      locale: people.locale,
    })
    .from(people)
    .where(eq(people.id, id))
  return row
}

export const insertSession = (tx: Tx, row: typeof sessions.$inferInsert): Promise<unknown> =>
  tx.insert(sessions).values(row)

/** Is this person signed in anywhere, in a session that is still in use? */
export async function hasLivingSession(tx: Tx, personId: string, now: Date): Promise<boolean> {
  const rows = await tx
    .select({ lastSeenAt: sessions.lastSeenAt, expiresAt: sessions.expiresAt, endedAt: sessions.endedAt })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), eq(sessions.kind, 'person'), isNull(sessions.endedAt)))
  return rows.some((row) => isSessionAlive(row, now))
}

export const markSessionSteppedUp = (tx: Tx, id: string, now: Date): Promise<unknown> =>
  tx.update(sessions).set({ steppedUpAt: now, lastSeenAt: now }).where(eq(sessions.id, id))

type EndedBy = NonNullable<(typeof sessions.$inferInsert)['endedBy']>

/** Ends one session of a person or colleague; whose it is stands in the condition. */
export async function markSessionEnded(tx: Tx, id: string, owner: string, now: Date, by: EndedBy): Promise<boolean> {
  const rows = await tx
    .update(sessions)
    .set({ endedAt: now, endedBy: by })
    .where(
      and(
        eq(sessions.id, id),
        isNull(sessions.endedAt),
        sql`coalesce(${sessions.personId}, ${sessions.staffId}) = ${owner}::uuid`,
      ),
    )
    .returning({ id: sessions.id })
  return rows.length === 1
}

export async function markOtherSessionsEnded(
  tx: Tx,
  personId: string,
  except: string | undefined,
  now: Date,
  by: EndedBy,
) {
  const rows = await tx
    .update(sessions)
    .set({ endedAt: now, endedBy: by })
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.endedAt),
        except === undefined ? undefined : ne(sessions.id, except),
      ),
    )
    .returning({ id: sessions.id })
  return rows.length
}

export async function loadColleagueByEmail(tx: Tx, email: string) {
  const [row] = await tx
    .select()
    .from(staffMembers)
    .where(and(eq(sql`lower(${staffMembers.email})`, email.toLowerCase()), isNull(staffMembers.endedAt)))
  return row
}

/** Conditional: a second factor's code serves once, also when two tries come at once. */
export async function markTotpUsed(tx: Tx, staffId: string, last: string | null, step: number): Promise<boolean> {
  const rows = await tx
    .update(staffMembers)
    .set({ totpLastStep: String(step) })
    .where(
      and(
        eq(staffMembers.id, staffId),
        last === null ? isNull(staffMembers.totpLastStep) : eq(staffMembers.totpLastStep, last),
      ),
    )
    .returning({ id: staffMembers.id })
  return rows.length === 1
}

export async function loadStaffLink(tx: Tx, tokenHash: Buffer) {
  const [row] = await tx
    .select({ link: staffLinks, colleague: staffMembers })
    .from(staffLinks)
    .innerJoin(staffMembers, eq(staffMembers.id, staffLinks.staffId))
    .where(eq(staffLinks.tokenHash, tokenHash))
  return row
}

export async function markStaffLinkUsed(tx: Tx, id: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(staffLinks)
    .set({ usedAt: now })
    .where(and(eq(staffLinks.id, id), isNull(staffLinks.usedAt)))
    .returning({ id: staffLinks.id })
  return rows.length === 1
}

export const markCredentials = (tx: Tx, staffId: string, passwordHash: string, totpSealed: Buffer): Promise<unknown> =>
  tx.update(staffMembers).set({ passwordHash, totpSealed }).where(eq(staffMembers.id, staffId))

export const insertColleague = (tx: Tx, row: typeof staffMembers.$inferInsert): Promise<unknown> =>
  tx.insert(staffMembers).values(row)

export const insertStaffLink = (tx: Tx, row: typeof staffLinks.$inferInsert): Promise<unknown> =>
  tx.insert(staffLinks).values(row)

export const markSessionSeen = (tx: Tx, id: string, now: Date): Promise<unknown> =>
  tx
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
