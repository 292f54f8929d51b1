import { agreements, signatures } from '@/db/schema/agreements'
import { assists } from '@/db/schema/assists'
import { invitePhones, invites, inviteVisits } from '@/db/schema/invites'
import { payments } from '@/db/schema/payments'
import { reading, type Tx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { askOfRow, WRONG_CODES_MAX, WRONG_NAMES_MAX } from '@/lib/invites/rules'
import type { Ask } from '@/lib/loans/rules'
import type { Fen } from '@/lib/money/fen'
import { and, asc, desc, eq, gte, inArray, or, sql } from 'drizzle-orm'

export type AssistSummary = {
  id: string
  state: (typeof assists.$inferSelect)['state']
  borrowerId: string
  loanId: string
  ask: Ask
  maximumFen: Fen
  createdAt: Date
  answerBy: Date
  endedAt: Date | null
  endCause: (typeof assists.$inferSelect)['endCause']
}

/** How the borrower means it is his own answer, and no colleague needs it. */
const SUMMARY = {
  id: assists.id,
  state: assists.state,
  borrowerId: assists.borrowerId,
  loanId: assists.loanId,
  firstNumber: assists.firstNumber,
  lastNumber: assists.lastNumber,
  amountFen: assists.amountFen,
  maximumFen: assists.maximumFen,
  createdAt: assists.createdAt,
  answerBy: assists.answerBy,
  endedAt: assists.endedAt,
  endCause: assists.endCause,
}

type SummaryRow = Parameters<typeof askOfRow>[0] & Omit<AssistSummary, 'ask'>

const summaryOf = ({ firstNumber, lastNumber, amountFen, ...row }: SummaryRow): AssistSummary => ({
  ...row,
  ask: askOfRow({ firstNumber, lastNumber, amountFen }),
})

/** The asks of which this person is the borrower, or the friend who signed, newest first, 50 at most. */
export const listAssistsOf = (actor: Staff, personId: string, tx?: Tx): Promise<AssistSummary[]> =>
  reading(actor, tx, async (db) => {
    const asFriend = db.select({ id: agreements.assistId }).from(agreements).where(eq(agreements.friendId, personId))
    const rows = await db
      .select(SUMMARY)
      .from(assists)
      .where(or(eq(assists.borrowerId, personId), inArray(assists.id, asFriend)))
      .orderBy(desc(assists.id))
      .limit(50)
    return rows.map(summaryOf)
  })

/** A link as its borrower sees it, and how many phones asked for a code on it or shut themselves out. */
export type LinkFile = {
  id: string
  state: (typeof invites.$inferSelect)['state']
  endCause: (typeof invites.$inferSelect)['endCause']
  createdAt: Date
  answerBy: Date
  phones: number
  phonesShutOut: number
}

export type AgreementFile = {
  id: string
  number: string
  state: (typeof agreements.$inferSelect)['state']
  inviteId: string
  friendId: string
  meaning: (typeof agreements.$inferSelect)['meaning']
  textHash: string
  createdAt: Date
  signatures: { side: 'borrower' | 'friend'; method: 'typed' | 'drawn' | 'code'; createdAt: Date }[]
}

export type AssistFile = AssistSummary & {
  now: Date
  links: LinkFile[]
  agreements: AgreementFile[]
  payments: (typeof payments.$inferSelect)[]
}

/** One ask with all that hangs on it; nothing by which anybody is known. Payments are those of its loan since it was made. */
export const getAssistFile = (actor: Staff, id: string, tx?: Tx): Promise<AssistFile | undefined> =>
  reading(actor, tx, async (db, now) => {
    const [row] = await db.select(SUMMARY).from(assists).where(eq(assists.id, id))
    if (!row) return undefined
    const since = and(eq(payments.loanId, row.loanId), gte(payments.createdAt, row.createdAt))
    return {
      ...summaryOf(row),
      now,
      links: await linksOf(db, id),
      agreements: await agreementsOf(db, id),
      payments: await db.select().from(payments).where(since).orderBy(asc(payments.id)).limit(50),
    }
  })

const isShutOut = sql`${invitePhones.wrongCodes} >= ${WRONG_CODES_MAX} or ${invitePhones.wrongNames} >= ${WRONG_NAMES_MAX}`

const linksOf = (db: Tx, assistId: string): Promise<LinkFile[]> =>
  db
    .select({
      id: invites.id,
      state: invites.state,
      endCause: invites.endCause,
      createdAt: invites.createdAt,
      answerBy: invites.answerBy,
      phones: sql<number>`count(${invitePhones.phoneIndex})::int`,
      phonesShutOut: sql<number>`(count(*) filter (where ${isShutOut}))::int`,
    })
    .from(invites)
    .leftJoin(invitePhones, eq(invitePhones.inviteId, invites.id))
    .where(eq(invites.assistId, assistId))
    .groupBy(invites.id, invites.state, invites.endCause, invites.createdAt, invites.answerBy)
    .orderBy(asc(invites.id))
    .limit(50)

async function agreementsOf(db: Tx, assistId: string): Promise<AgreementFile[]> {
  const rows = await db
    .select({
      id: agreements.id,
      number: agreements.number,
      state: agreements.state,
      inviteId: agreements.inviteId,
      friendId: agreements.friendId,
      meaning: agreements.meaning,
      textHash: agreements.textHash,
      createdAt: agreements.createdAt,
    })
    .from(agreements)
    .where(eq(agreements.assistId, assistId))
    .orderBy(asc(agreements.id))
    .limit(50)
  const ids = rows.map((row) => row.id)
  const signed = await db
    .select({
      agreementId: signatures.agreementId,
      side: signatures.side,
      method: signatures.method,
      createdAt: signatures.createdAt,
    })
    .from(signatures)
    .where(inArray(signatures.agreementId, ids))
    .orderBy(asc(signatures.id))
  return rows.map((row) => ({
    ...row,
    signatures: signed.filter((one) => one.agreementId === row.id).map(({ agreementId: _, ...rest }) => rest),
  }))
}

/** To which ask a visit belongs, and who visits, once he is known. */
export const getVisitFile = (
  actor: Staff,
  visitId: string,
  tx?: Tx,
): Promise<{ assistId: string; friendId: string | null } | undefined> =>
  reading(actor, tx, async (db) => {
    const [row] = await db
      .select({ assistId: invites.assistId, friendId: inviteVisits.personId })
      .from(inviteVisits)
      .innerJoin(invites, eq(invites.id, inviteVisits.inviteId))
      .where(eq(inviteVisits.id, visitId))
    return row
  })
