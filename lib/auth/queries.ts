import { sessions, staffMembers } from '@/db/schema/auth'
import { reading, type Tx } from '@/db/transaction'
import type { Borrower, Friend, Staff, StaffRole } from '@/lib/access/rules'
import { GATE, isSteppedUp } from '@/lib/access/rules'
import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { base32Of, totpSecretOfLink, tokenHash } from '@/lib/privacy/cipher'
import { isSessionAlive, mayTakeStaffLink } from './rules'
import { loadColleagueByEmail, loadStaffLink } from './store'

export type LiveSession = {
  id: string
  kind: 'person' | 'invite' | 'staff'
  personId: string | null
  staffId: string | null
  inviteId: string | null
  role: StaffRole | null
  staffName: string | null
  steppedUpAt: Date
  lastSeenAt: Date
}

/**
 * The living session of this id, or nothing: ended, expired, unused for 12 hours, and its colleague left, are all the same.
 * `gate` is a transaction of the gate's own that is already open.
 */
export const getLiveSession = (id: string, gate?: Tx): Promise<{ session: LiveSession; now: Date } | undefined> =>
  reading(GATE, gate, async (tx, now) => {
    const [row] = await tx
      .select({
        id: sessions.id,
        kind: sessions.kind,
        personId: sessions.personId,
        staffId: sessions.staffId,
        inviteId: sessions.inviteId,
        steppedUpAt: sessions.steppedUpAt,
        lastSeenAt: sessions.lastSeenAt,
        expiresAt: sessions.expiresAt,
        endedAt: sessions.endedAt,
        role: staffMembers.role,
        staffName: staffMembers.name,
        staffEndedAt: staffMembers.endedAt,
      })
      .from(sessions)
      .leftJoin(staffMembers, eq(staffMembers.id, sessions.staffId))
      .where(eq(sessions.id, id))
    if (!row || row.staffEndedAt || !isSessionAlive(row, now)) return undefined
    return { session: row, now }
  })

export type SessionView = { id: string; device: string; createdAt: Date; lastSeenAt: Date; isThis: boolean }

/** The living sessions of the signed-in person, newest first. */
export const listSessions = (actor: Borrower | Friend, tx?: Tx): Promise<SessionView[]> =>
  reading(actor, tx, async (db, now) => {
    const rows = actor.personId ? await livingSessions(db, actor.personId, now) : []
    return rows.map(({ id, device, createdAt, lastSeenAt }) => ({
      id,
      device,
      createdAt,
      lastSeenAt,
      isThis: id === actor.sessionId,
    }))
  })

/** Has the signed-in person proven himself within the last ten minutes? */
export const isFreshlyProven = (actor: Borrower | Friend, tx?: Tx): Promise<boolean> =>
  reading(actor, tx, (_, now) => Promise.resolve(isSteppedUp(actor.steppedUpAt, now)))

export type Colleague = { id: string; name: string; email: string; role: StaffRole; ended: boolean }

/** Everybody on the staff, by name. */
export const listColleagues = (actor: Staff, tx?: Tx): Promise<Colleague[]> =>
  reading(actor, tx, (db) =>
    db
      .select({
        id: staffMembers.id,
        name: staffMembers.name,
        email: staffMembers.email,
        role: staffMembers.role,
        ended: sql<boolean>`${staffMembers.endedAt} is not null`,
      })
      .from(staffMembers)
      .orderBy(staffMembers.name)
      .limit(500),
  )

/** What these colleagues are called, those who left too. */
export const listColleagueNames = (
  actor: Staff,
  ids: readonly (string | null)[],
  tx?: Tx,
): Promise<Map<string | null, string>> =>
  reading(actor, tx, async (db) => {
    const known = ids.flatMap((id) => id ?? [])
    const rows = await db
      .select({ id: staffMembers.id, name: staffMembers.name })
      .from(staffMembers)
      .where(inArray(staffMembers.id, known))
    return new Map(rows.map(({ id, name }) => [id, name]))
  })

/** Whose password is to be compared, before anybody is known. */
export const getPasswordHash = (
  email: string,
  tx?: Tx,
): Promise<{ staffId: string; passwordHash: string | null } | undefined> =>
  reading(GATE, tx, async (db) => {
    const colleague = await loadColleagueByEmail(db, email)
    return colleague && { staffId: colleague.id, passwordHash: colleague.passwordHash }
  })

export type StaffWelcome = { name: string; email: string; totpSecret: string; expiresAt: Date }

/** Whom a one-time link welcomes, and the second factor that goes with it; nothing where it was used or has run out. */
export const getStaffWelcome = (token: string, tx?: Tx): Promise<StaffWelcome | undefined> =>
  reading(GATE, tx, async (db, now) => {
    const found = await loadStaffLink(db, tokenHash(token))
    if (!found || !mayTakeStaffLink(found.link, found.colleague, now).ok) return undefined
    const { name, email } = found.colleague
    return { name, email, totpSecret: base32Of(totpSecretOfLink(token)), expiresAt: found.link.expiresAt }
  })

/** The living sessions of a person as staff see them, newest first. */
export const listSessionsOf = (actor: Staff, personId: string, tx?: Tx): Promise<Omit<SessionView, 'isThis'>[]> =>
  reading(actor, tx, async (db, now) => {
    const rows = await livingSessions(db, personId, now)
    return rows.map(({ id, device, createdAt, lastSeenAt }) => ({ id, device, createdAt, lastSeenAt }))
  })

/** At most fifty: more are never open at once. */
async function livingSessions(db: Tx, personId: string, now: Date) {
  const rows = await db
    .select({
      id: sessions.id,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      endedAt: sessions.endedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt))
    .limit(50)
  return rows.filter((row) => isSessionAlive(row, now))
}
