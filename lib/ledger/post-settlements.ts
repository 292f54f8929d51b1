import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import type { Part } from '@/lib/calendar/accrual'
import type { Day } from '@/lib/calendar/day'
import { newId } from '@/lib/id'
import type { Fen } from '@/lib/money/fen'
import type { Notice } from '@/lib/notices/notify-person'
import { sql } from 'drizzle-orm'
import type { LedgerTransaction } from './rules'

type ClaimPart = { number: number; dueOn: Day; principalFen: Fen; interestFen: Fen }

/** All that changes when the lender has posted a payment, decided before: nothing here decides any more. */
export type Settlement = {
  payment: { id: string; receiptNo: string; postedAt: Date }
  repayment: {
    id: string
    lenderId: string
    loanId: string
    borrowerId: string
    source: 'own' | 'friend'
    valueOn: Day
    amountFen: Fen
  }
  parts: readonly (Part & { closedOn: Day | null })[]
  loan: { nextDueOn: Day | null; settledOn: Day | null }
  /** Where a friend paid: what it closes, and the claim that it opens (none for a gift). */
  help?: {
    assistId: string
    inviteId: string
    agreementId: string
    claim?: { id: string; friendId: string; meaning: 'loan' | 'advance'; startedOn: Day; plan: readonly ClaimPart[] }
    /** Other links of the assist, open or signed. */
    others: readonly string[]
  }
  transactions: readonly LedgerTransaction[]
  notices: readonly Notice[]
}

/**
 * Books a set of 1 to 50 settlements by one call of the one function that writes rows of other nouns: repayments and their parts,
 * instalments, loans and holds, payments, assists, links, agreements, claims, the ledger, audit and notices. One that cannot be booked does not sink its neighbours: the set is
 * then booked one by one, and those that fail are returned.
 */
export async function postSettlements(ctx: Ctx<Worker>, settlements: readonly Settlement[]): Promise<Settlement[]> {
  if (settlements.length === 0 || (await isPosted(ctx, settlements))) return []
  const failed: Settlement[] = []
  for (const settlement of settlements) {
    if (settlements.length === 1 || !(await isPosted(ctx, [settlement]))) failed.push(settlement)
  }
  return failed
}

/** Posts in a savepoint. What is no fault of the set, a deadlock or a lost connection, is thrown: all of it is tried again. */
async function isPosted(ctx: Ctx<Worker>, settlements: readonly Settlement[]): Promise<boolean> {
  const rows = JSON.stringify(settlements.map((settlement) => rowsOf(ctx, settlement)))
  try {
    await ctx.tx.transaction((tx) => tx.execute(sql`select app.post_settlements(${rows}::jsonb)`))
    return true
  } catch (error) {
    if (!isFaultOfSet(error)) throw error
    return false
  }
}

/** Data that cannot be so (SQLSTATE class 22), or a constraint or condition of the function that said no (class 23). */
function isFaultOfSet(error: unknown): boolean {
  const code = error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code
  return typeof code === 'string' && /^2[23]/.test(code)
}

const transactionRow = ({ id, kind, subject, subjectId, valueOn, eventAt, entries }: LedgerTransaction) => ({
  id,
  kind,
  subject,
  subject_id: subjectId,
  value_on: valueOn,
  event_at: eventAt.toISOString(),
  entries: entries.map(({ accountId, amountFen }) => [accountId, String(amountFen)]),
})

const helpRow = ({ assistId, inviteId, agreementId, claim, others }: NonNullable<Settlement['help']>) => ({
  assist_id: assistId,
  invite_id: inviteId,
  agreement_id: agreementId,
  claim: claim
    ? {
        id: claim.id,
        friend_id: claim.friendId,
        meaning: claim.meaning,
        started_on: claim.startedOn,
        plan: claim.plan.map(({ number, dueOn, principalFen, interestFen }) => ({
          number,
          due_on: dueOn,
          principal_fen: String(principalFen),
          interest_fen: String(interestFen),
        })),
      }
    : null,
  others,
})

/** The rows to write, money as text: JSON has no whole numbers of that size. */
const rowsOf = ({ requestId }: Ctx, { payment, repayment, parts, loan, help, transactions, notices }: Settlement) => ({
  repayment: {
    id: repayment.id,
    lender_id: repayment.lenderId,
    repayment_ref: payment.receiptNo,
    loan_id: repayment.loanId,
    borrower_id: repayment.borrowerId,
    source: repayment.source,
    value_on: repayment.valueOn,
    event_at: payment.postedAt.toISOString(),
    amount_fen: String(repayment.amountFen),
    payment_id: payment.id,
  },
  parts: parts.map(({ number, penaltyFen, interestFen, principalFen, closedOn }) => ({
    number,
    penalty_fen: String(penaltyFen),
    interest_fen: String(interestFen),
    principal_fen: String(principalFen),
    closed_on: closedOn,
  })),
  loan: { next_due_on: loan.nextDueOn, settled_on: loan.settledOn },
  help: help ? helpRow(help) : null,
  transactions: transactions.map(transactionRow),
  audit: {
    id: newId(),
    request_id: requestId,
    detail: { amountFen: String(repayment.amountFen), instalments: parts.length },
  },
  notices: notices.map(({ forPerson, side, kind, params = {}, link = null }) => ({
    id: newId(),
    for_person: forPerson,
    side,
    kind,
    params,
    link,
  })),
})
