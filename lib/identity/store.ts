import { consents, identityChecks } from '@/db/schema/identity'
import { people } from '@/db/schema/privacy'
import type { Tx } from '@/db/transaction'
import { and, desc, eq, isNull, sql, type SQL } from 'drizzle-orm'
import type { CheckAnswer } from './rules'

export type CheckRow = typeof identityChecks.$inferSelect
export type PersonRow = typeof people.$inferInsert

/** What both sides may read of a check: its words are the worker's and staff's alone. */
export const POSITION = {
  id: identityChecks.id,
  createdAt: identityChecks.createdAt,
  answer: identityChecks.answer,
  lookBy: identityChecks.lookBy,
  reasonCode: identityChecks.reasonCode,
  answeredAt: identityChecks.answeredAt,
  foundPersonId: identityChecks.foundPersonId,
}

export type Whose = { side: 'borrower'; personId: string } | { side: 'friend'; visitId: string }

const ofWhom = (whose: Whose): SQL =>
  whose.side === 'borrower' ? eq(identityChecks.personId, whose.personId) : eq(identityChecks.visitId, whose.visitId)

/** The checks of one borrower or of one visit, newest first. */
export const loadChecks = (tx: Tx, whose: Whose) =>
  tx.select(POSITION).from(identityChecks).where(ofWhom(whose)).orderBy(desc(identityChecks.createdAt)).limit(50)

/** Two checks of one visit or borrower are asked for one after the other. */
export const lockAsker = (tx: Tx, id: string): Promise<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`identity|${id}`}, 0))`)

/** A consent to the check that stands; row security says whose. */
export async function hasConsent(tx: Tx, id: string, whose: Whose): Promise<boolean> {
  const mine = whose.side === 'borrower' ? eq(consents.personId, whose.personId) : eq(consents.visitId, whose.visitId)
  const rows = await tx
    .select({ id: consents.id })
    .from(consents)
    .where(and(eq(consents.id, id), eq(consents.kind, 'identity_check'), isNull(consents.withdrawnAt), mine))
  return rows.length === 1
}

export const insertCheck = (tx: Tx, row: typeof identityChecks.$inferInsert): Promise<unknown> =>
  tx.insert(identityChecks).values(row)

export async function loadCheck(tx: Tx, id: string): Promise<CheckRow | undefined> {
  const [row] = await tx.select().from(identityChecks).where(eq(identityChecks.id, id))
  return row
}

export async function loadCheckForUpdate(tx: Tx, id: string): Promise<CheckRow | undefined> {
  const [row] = await tx.select().from(identityChecks).where(eq(identityChecks.id, id)).for('no key update')
  return row
}

type Answered = { answer: CheckAnswer; reasonCode?: string; foundPersonId?: string }

/** It is answered: what was typed is wiped. */
export const markAnswered = (tx: Tx, id: string, now: Date, answered: Answered): Promise<unknown> =>
  tx
    .update(identityChecks)
    .set({ ...answered, answeredAt: now, nameSealed: null, idNumberSealed: null, phoneSealed: null })
    .where(eq(identityChecks.id, id))

/** A person looks: what was typed stays sealed until he has decided. */
export const markWithPerson = (tx: Tx, id: string, answer: CheckAnswer, lookBy: Date): Promise<unknown> =>
  tx.update(identityChecks).set({ answer, lookBy }).where(eq(identityChecks.id, id))

export async function loadPersonByIdNumber(tx: Tx, idNumberIndex: Buffer) {
  const [row] = await tx
    .select({ id: people.id, blockedAt: people.blockedAt })
    .from(people)
    .where(eq(people.idNumberIndex, idNumberIndex))
  return row
}

/** Makes the person of this number, unless another check has just made him. */
export const insertPersonOnce = (tx: Tx, row: PersonRow): Promise<unknown> =>
  tx.insert(people).values(row).onConflictDoNothing({ target: people.idNumberIndex })

/** The consents that somebody gave before he was known are his. */
export const markConsentsOf = (tx: Tx, visitId: string, personId: string): Promise<unknown> =>
  tx
    .update(consents)
    .set({ personId })
    .where(and(eq(consents.visitId, visitId), isNull(consents.personId)))
