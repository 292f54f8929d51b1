import { claims } from '@/db/schema/claims'
import { reading, type Tx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { getAgreement, type AgreementView } from '@/lib/agreements/queries'
import type { Day } from '@/lib/calendar/day'
import { dayOf } from '@/lib/calendar/shanghai'
import type { Fen } from '@/lib/money/fen'
import { desc, eq } from 'drizzle-orm'
import { openOf, standingOf, type PlanStanding } from './rules'
import { loadClaim, loadPlan, loadReceipts, type ClaimRow } from './store'

export type ReceiptView = {
  id: string
  amountFen: Fen
  receivedOn: Day
  recordedAt: Date
  /** It was taken back later, or takes another back. */
  undone: boolean
  undoes: boolean
}

/** What is owed between the two, as either of them reads it. */
export type ClaimView = {
  id: string
  state: ClaimRow['state']
  paymentId: string
  meaning: 'loan' | 'advance'
  principalFen: Fen
  receivedFen: Fen
  openFen: Fen
  startedOn: Day
  plan: PlanStanding[]
  next: PlanStanding | undefined
  receipts: ReceiptView[]
  agreement: AgreementView
  today: Day
}

/** One claim; nothing where the actor is neither of the two. */
export const getClaim = (actor: Borrower | Friend, id: string, tx?: Tx): Promise<ClaimView | undefined> =>
  reading(actor, tx, async (db, now) => {
    const row = await loadClaim(db, id)
    return row && (row.borrowerId === actor.personId || row.friendId === actor.personId)
      ? viewOf(db, actor, row, dayOf(now))
      : undefined
  })

/** The claims in which the actor owes (as a borrower), or has something coming (as a friend); newest first, 50 at most. */
export const listClaims = (actor: Borrower | Friend, tx?: Tx): Promise<ClaimView[]> =>
  reading(actor, tx, async (db, now) => {
    const { personId, side } = actor
    if (!personId) return []
    const own = eq(side === 'borrower' ? claims.borrowerId : claims.friendId, personId)
    const rows = await db.select().from(claims).where(own).orderBy(desc(claims.createdAt)).limit(50)
    const views = await Promise.all(rows.map((row) => viewOf(db, actor, row, dayOf(now))))
    return views.filter((view) => view !== undefined)
  })

async function viewOf(db: Tx, actor: Borrower | Friend, row: ClaimRow, today: Day): Promise<ClaimView | undefined> {
  const { id, state, paymentId, meaning, principalFen, receivedFen, startedOn } = row
  const agreement = await getAgreement(actor, row.agreementId, db)
  if (!agreement) return undefined
  const plan = standingOf(await loadPlan(db, id), receivedFen, today)
  const receipts = await loadReceipts(db, id)
  const undone = new Set(receipts.map(({ undoesId }) => undoesId))
  return {
    ...{ id, state, paymentId, meaning, principalFen, receivedFen, startedOn, plan, agreement, today },
    openFen: openOf(plan),
    next: plan.find(({ openFen }) => openFen > 0n),
    receipts: receipts.map(({ id: receiptId, amountFen, receivedOn, createdAt, undoesId }) => ({
      ...{ id: receiptId, amountFen, receivedOn, recordedAt: createdAt },
      undone: undone.has(receiptId),
      undoes: undoesId !== null,
    })),
  }
}
