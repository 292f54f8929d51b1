import { lprRates } from '@/db/schema/access'
import { agreementDrafts, agreements, signatures, type QuizAnswer } from '@/db/schema/agreements'
import { assists } from '@/db/schema/assists'
import { consents } from '@/db/schema/identity'
import { invites, inviteVisits } from '@/db/schema/invites'
import type { Tx } from '@/db/transaction'
import type { Day } from '@/lib/calendar/day'
import type { SealedPerson } from '@/lib/privacy/open-person'
import { and, asc, desc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Lpr } from './rules'

/** The invite that this friend took, with what its ask is about; nothing for anybody else's. */
export async function loadTakenInvite(tx: Tx, who: { inviteId: string; visitId: string; personId: string }) {
  const [row] = await tx
    .select({
      inviteId: invites.id,
      state: invites.state,
      answerBy: invites.answerBy,
      assistId: invites.assistId,
      borrowerId: invites.borrowerId,
      loanId: invites.loanId,
      firstNumber: assists.firstNumber,
      lastNumber: assists.lastNumber,
      amountFen: assists.amountFen,
      maximumFen: assists.maximumFen,
      lastPayableOn: assists.lastPayableOn,
    })
    .from(invites)
    .innerJoin(assists, eq(assists.id, invites.assistId))
    .innerJoin(inviteVisits, and(eq(inviteVisits.inviteId, invites.id), eq(inviteVisits.state, 'taken')))
    .where(and(eq(invites.id, who.inviteId), eq(inviteVisits.id, who.visitId), eq(inviteVisits.personId, who.personId)))
  return row
}

export type TakenInvite = NonNullable<Awaited<ReturnType<typeof loadTakenInvite>>>

/** The newest published LPR on or before a day. */
export async function loadLpr(tx: Tx, today: Day): Promise<Lpr | undefined> {
  const [row] = await tx
    .select()
    .from(lprRates)
    .where(lte(lprRates.effectiveOn, today))
    .orderBy(desc(lprRates.effectiveOn))
    .limit(1)
  return row
}

/** Enters a rate, unless its day has one. */
export async function insertLpr(tx: Tx, lpr: Lpr): Promise<boolean> {
  const rows = await tx.insert(lprRates).values(lpr).onConflictDoNothing().returning({ on: lprRates.effectiveOn })
  return rows.length === 1
}

export type DraftRow = typeof agreementDrafts.$inferSelect

export async function loadDraft(tx: Tx, visitId: string): Promise<DraftRow | undefined> {
  const [row] = await tx.select().from(agreementDrafts).where(eq(agreementDrafts.visitId, visitId))
  return row
}

/** One friend's posts about one draft come one after the other, the first included, when there is no row to lock yet. */
export async function loadDraftForUpdate(tx: Tx, visitId: string): Promise<DraftRow | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`draft|${visitId}`}, 0))`)
  return loadDraft(tx, visitId)
}

export const insertDraft = (tx: Tx, row: typeof agreementDrafts.$inferInsert): Promise<unknown> =>
  tx.insert(agreementDrafts).values(row)

type DraftChange = Partial<
  Pick<
    typeof agreementDrafts.$inferInsert,
    | 'state'
    | 'meaning'
    | 'terms'
    | 'meaningAnswers'
    | 'monthLeftOver'
    | 'contractSealed'
    | 'contractHash'
    | 'contractShownAt'
  >
>

export const markDraft = (tx: Tx, id: string, change: DraftChange): Promise<unknown> =>
  tx.update(agreementDrafts).set(change).where(eq(agreementDrafts.id, id))

export const appendQuizAnswer = (tx: Tx, id: string, answer: QuizAnswer, readSeconds: number): Promise<unknown> =>
  tx
    .update(agreementDrafts)
    .set({
      quiz: sql`${agreementDrafts.quiz} || ${JSON.stringify([answer])}::text::jsonb`,
      readSeconds: sql`${agreementDrafts.readSeconds} + ${readSeconds}`,
    })
    .where(eq(agreementDrafts.id, id))

export async function deleteDraftsOf(tx: Tx, inviteId: string): Promise<number> {
  const rows = await tx
    .delete(agreementDrafts)
    .where(eq(agreementDrafts.inviteId, inviteId))
    .returning({ id: agreementDrafts.id })
  return rows.length
}

/** Yes or no, from the database itself: this side cannot read the borrower's answer. */
export async function matchesMeaning(tx: Tx, inviteId: string, meaning: string): Promise<boolean> {
  const rows = await tx.execute<{ match: boolean }>(
    sql`select app.match_meaning(${inviteId}::uuid, ${meaning}) as match`,
  )
  return rows[0]?.match === true
}

type BorrowerRow = { id: string; wrapped_key: Uint8Array; name_sealed: Uint8Array; id_number_sealed: Uint8Array }

/** The borrower of the invite that this friend took, for the contract. */
export async function loadBorrowerOfInvite(tx: Tx): Promise<SealedPerson | undefined> {
  const [row] = await tx.execute<BorrowerRow>(sql`select * from app.borrower_of_invite()`)
  return (
    row && {
      id: row.id,
      wrappedKey: Buffer.from(row.wrapped_key),
      nameSealed: Buffer.from(row.name_sealed),
      idNumberSealed: Buffer.from(row.id_number_sealed),
    }
  )
}

export type AgreementRow = typeof agreements.$inferSelect

export const insertAgreementRow = (tx: Tx, row: typeof agreements.$inferInsert): Promise<unknown> =>
  tx.insert(agreements).values(row)

export async function loadAgreement(tx: Tx, id: string): Promise<AgreementRow | undefined> {
  const [row] = await tx.select().from(agreements).where(eq(agreements.id, id))
  return row
}

export async function loadAgreementForUpdate(tx: Tx, id: string): Promise<AgreementRow | undefined> {
  const [row] = await tx.select().from(agreements).where(eq(agreements.id, id)).for('no key update')
  return row
}

export const loadSignatures = (tx: Tx, agreementId: string) =>
  tx
    .select({ side: signatures.side, method: signatures.method, createdAt: signatures.createdAt })
    .from(signatures)
    .where(eq(signatures.agreementId, agreementId))
    .orderBy(asc(signatures.id))

export const insertSignature = (tx: Tx, row: typeof signatures.$inferInsert): Promise<unknown> =>
  tx.insert(signatures).values(row)

/** The borrower signed in time: it can be paid from here. Of two who sign at once, one wins. */
export async function markInForce(tx: Tx, id: string, now: Date, payBy: Date): Promise<boolean> {
  const rows = await tx
    .update(agreements)
    .set({ state: 'in_force', payBy })
    .where(and(eq(agreements.id, id), eq(agreements.state, 'signed'), gt(agreements.signBy, now)))
    .returning({ id: agreements.id })
  return rows.length === 1
}

export type Ending = 'withdrawn' | 'voided' | 'lapsed'

/** Ends an unpaid agreement; of two who try, one wins. */
export async function markEnded(tx: Tx, id: string, as: Ending, now: Date): Promise<boolean> {
  const rows = await tx
    .update(agreements)
    .set({ state: as, endedAt: now })
    .where(and(eq(agreements.id, id), inArray(agreements.state, ['signed', 'in_force'])))
    .returning({ id: agreements.id })
  return rows.length === 1
}

/** The borrower's way to end it: the row leaves his sight with it, which a plain update may not do. */
export async function withdraw(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.execute<{ done: boolean }>(sql`select app.withdraw_agreement(${id}::uuid) as done`)
  return rows[0]?.done === true
}

export type ConsentRow = typeof consents.$inferSelect

export const insertConsent = (tx: Tx, row: typeof consents.$inferInsert): Promise<unknown> =>
  tx.insert(consents).values(row)

/** The consents that stand for one subject. */
export const loadConsents = (tx: Tx, subjectId: string): Promise<ConsentRow[]> =>
  tx
    .select()
    .from(consents)
    .where(and(eq(consents.subjectId, subjectId), isNull(consents.withdrawnAt)))
    .orderBy(asc(consents.id))

/** Withdraws a consent once; row security says whose it may be. */
export async function markConsentWithdrawn(tx: Tx, id: string, now: Date): Promise<ConsentRow | undefined> {
  const [row] = await tx
    .update(consents)
    .set({ withdrawnAt: now })
    .where(and(eq(consents.id, id), isNull(consents.withdrawnAt)))
    .returning()
  return row
}
