import { askDrafts, assists } from '@/db/schema/assists'
import { invites } from '@/db/schema/invites'
import type { Tx } from '@/db/transaction'
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'

/** Takes the assist's lock, the first of all locks; both sides reach these columns and no more. */
export async function lockAssist(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: assists.id,
      state: assists.state,
      borrowerId: assists.borrowerId,
      loanId: assists.loanId,
      firstNumber: assists.firstNumber,
      lastNumber: assists.lastNumber,
      amountFen: assists.amountFen,
      maximumFen: assists.maximumFen,
      answerBy: assists.answerBy,
    })
    .from(assists)
    .where(eq(assists.id, id))
    .for('no key update')
  return row
}

export type LockedAssist = NonNullable<Awaited<ReturnType<typeof lockAssist>>>

/** Moves a running assist between asking and covered; of two who try, one wins. */
export async function markAssist(
  tx: Tx,
  id: string,
  from: 'asking' | 'covered',
  to: 'asking' | 'covered',
): Promise<boolean> {
  const rows = await tx
    .update(assists)
    .set({ state: to })
    .where(and(eq(assists.id, id), eq(assists.state, from)))
    .returning({ id: assists.id })
  return rows.length === 1
}

/** The assist behind an invite, for whoever may see it. */
export async function loadAssistIdOfInvite(tx: Tx, inviteId: string): Promise<string | undefined> {
  const [row] = await tx.select({ assistId: invites.assistId }).from(invites).where(eq(invites.id, inviteId))
  return row?.assistId
}

/** The friend has signed: from here on the borrower knows. Conditional, so that it cannot pass a withdrawal. */
export async function markInviteAgreed(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .update(invites)
    .set({ state: 'agreed' })
    .where(and(eq(invites.id, id), eq(invites.state, 'open'), sql`${invites.answerBy} > clock()`))
    .returning({ id: invites.id })
  return rows.length === 1
}

/** One borrower's asks come one after the other, so that his limits hold over all his loans. */
export const lockAsks = (tx: Tx, borrowerId: string): Promise<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`asks|${borrowerId}`}, 0))`)

/** The assist of a loan that is asking or covered; there is one at most. */
export async function loadRunningAssistId(tx: Tx, loanId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: assists.id })
    .from(assists)
    .where(and(eq(assists.loanId, loanId), inArray(assists.state, ['asking', 'covered'])))
  return row?.id
}

export const insertAssist = (tx: Tx, row: typeof assists.$inferInsert): Promise<unknown> =>
  tx.insert(assists).values(row)

type EndCause = NonNullable<(typeof assists.$inferInsert)['endCause']>

/** Ends an assist that is asking; of two who try, one wins. */
export async function markAssistEnded(tx: Tx, id: string, now: Date, endCause: EndCause): Promise<boolean> {
  const rows = await tx
    .update(assists)
    .set({ state: 'ended', endedAt: now, endCause })
    .where(and(eq(assists.id, id), eq(assists.state, 'asking')))
    .returning({ id: assists.id })
  return rows.length === 1
}

const INVITE = {
  id: invites.id,
  state: invites.state,
  answerBy: invites.answerBy,
  endedAt: invites.endedAt,
  endCause: invites.endCause,
}

/** The invites of an assist that this side may see, oldest first. */
export const loadInvitesOfAssist = (tx: Tx, assistId: string) =>
  tx.select(INVITE).from(invites).where(eq(invites.assistId, assistId)).orderBy(asc(invites.id))

export async function loadInvite(tx: Tx, id: string) {
  const [row] = await tx.select(INVITE).from(invites).where(eq(invites.id, id))
  return row
}

const ASSIST = {
  id: assists.id,
  createdAt: assists.createdAt,
  state: assists.state,
  loanId: assists.loanId,
  firstNumber: assists.firstNumber,
  lastNumber: assists.lastNumber,
  amountFen: assists.amountFen,
  maximumFen: assists.maximumFen,
  meaning: assists.meaning,
  sentence: assists.sentence,
  answerBy: assists.answerBy,
  lastPayableOn: assists.lastPayableOn,
  endedAt: assists.endedAt,
  endCause: assists.endCause,
}

/** An ask as its borrower may see it. */
export async function loadAssist(tx: Tx, id: string, borrowerId: string) {
  const [row] = await tx
    .select(ASSIST)
    .from(assists)
    .where(and(eq(assists.id, id), eq(assists.borrowerId, borrowerId)))
  return row
}

/** A borrower's asks, newest first, 50 at most. */
export const loadAssists = (tx: Tx, borrowerId: string) =>
  tx.select(ASSIST).from(assists).where(eq(assists.borrowerId, borrowerId)).orderBy(desc(assists.id)).limit(50)

export type DraftRow = typeof askDrafts.$inferSelect

/** What a borrower has answered so far for a loan, not yet made into an ask. */
export async function loadDraft(tx: Tx, borrowerId: string, loanId: string): Promise<DraftRow | undefined> {
  const [row] = await tx
    .select()
    .from(askDrafts)
    .where(and(eq(askDrafts.borrowerId, borrowerId), eq(askDrafts.loanId, loanId), isNull(askDrafts.usedAt)))
    .orderBy(desc(askDrafts.id))
    .limit(1)
  return row
}

export const insertDraft = (tx: Tx, row: typeof askDrafts.$inferInsert): Promise<unknown> =>
  tx.insert(askDrafts).values(row)

type DraftChange = Partial<Pick<DraftRow, 'answers' | 'friendLabelSealed' | 'waysOutShownAt' | 'usedAt'>>

export const markDraft = (tx: Tx, id: string, change: DraftChange): Promise<unknown> =>
  tx.update(askDrafts).set(change).where(eq(askDrafts.id, id))
