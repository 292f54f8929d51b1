import { reading, type Tx } from '@/db/transaction'
import { loans, repaymentParts, repayments, setAsideRepayments } from '@/db/schema/loans'
import type { Borrower, Friend, Staff } from '@/lib/access/rules'
import type { LoanState, Part } from '@/lib/calendar/accrual'
import type { Day } from '@/lib/calendar/day'
import { dayOf } from '@/lib/calendar/shanghai'
import { fen, sumFen, type Fen } from '@/lib/money/fen'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { positionAt, type LoanPosition, type Standing } from './rules'
import { loadLoans, type Loan, type RepaymentSource } from './store'

/** A loan as the list of them shows it, as of today. */
export type LoanSummary = {
  id: string
  loanRef: string
  lenderName: string
  settledOn: Day | null
  /** The oldest instalment of which something is owed. */
  next: { number: number; dueOn: Day; owedFen: Fen; state: Standing } | undefined
  /** What is owed of the instalments that are due by today, penalty through today. */
  dueNowFen: Fen
  overdueFen: Fen
  daysOverdue: number
  payoffFen: Fen
  instalmentsLeft: number
  instalments: number
}

/** The borrower's loans by next due date, those settled last, newest first; `today` is the day they are worked out for. */
export const listLoans = (actor: Borrower, tx?: Tx): Promise<{ today: Day; loans: LoanSummary[] }> =>
  reading(actor, tx, async (db, now) => {
    const today = dayOf(now)
    const rows = await loadLoans(db, eq(loans.borrowerId, actor.personId))
    return { today, loans: rows.map((loan) => summaryOf(loan, today)).sort(byNextDue) }
  })

function summaryOf({ id, loanRef, lender, settledOn, state }: Loan, today: Day): LoanSummary {
  const { instalments, daysOverdue, toClearFen } = positionAt(state, today)
  const open = instalments.filter(({ owedFen }) => owedFen > 0n)
  const overdue = open.filter(({ dueOn }) => dueOn < today)
  const [next] = open
  return {
    id,
    loanRef,
    lenderName: lender.name,
    settledOn,
    next: next && { number: next.number, dueOn: next.dueOn, owedFen: next.owedFen, state: next.state },
    dueNowFen: sumFen(open.filter(({ dueOn }) => dueOn <= today).map(({ owedFen }) => owedFen)),
    overdueFen: sumFen(overdue.map(({ owedFen }) => owedFen)),
    daysOverdue,
    payoffFen: toClearFen,
    instalmentsLeft: open.length,
    instalments: instalments.filter(({ principalFen, interestFen }) => principalFen + interestFen > 0n).length,
  }
}

function byNextDue(a: LoanSummary, b: LoanSummary): number {
  if (a.next && b.next)
    return a.next.dueOn < b.next.dueOn ? -1 : a.next.dueOn > b.next.dueOn ? 1 : compare(a.loanRef, b.loanRef)
  if (a.next || b.next) return a.next ? -1 : 1
  return -compare(a.settledOn ?? '', b.settledOn ?? '')
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export type RepaymentView = {
  id: string
  repaymentRef: string
  source: RepaymentSource
  valueOn: Day
  eventAt: Date
  amountFen: Fen
  paymentId: string | null
  parts: Part[]
}

export type LoanView = Omit<Loan, 'state'> & {
  today: Day
  loan: LoanState
  position: LoanPosition
  /** Newest first. */
  repayments: RepaymentView[]
}

/** One loan with where it stands today and what was paid on it; nothing where the actor may see no such loan. */
export const getLoan = (actor: Borrower | Friend | Staff, loanId: string, tx?: Tx): Promise<LoanView | undefined> =>
  reading(actor, tx, async (db, now) => {
    const own = actor.side === 'borrower' ? eq(loans.borrowerId, actor.personId) : undefined
    const [[found], paid] = await Promise.all([
      loadLoans(db, and(eq(loans.id, loanId), own)),
      listRepayments(db, loanId),
    ])
    if (!found) return undefined
    const { state, ...facts } = found
    const today = dayOf(now)
    return { ...facts, today, loan: state, position: positionAt(state, today), repayments: paid }
  })

type PartText = [number: number, penaltyFen: string, interestFen: string, principalFen: string]

async function listRepayments(db: Tx, loanId: string): Promise<RepaymentView[]> {
  const parts = sql<PartText[]>`(
    select json_agg(json_build_array(p.number, p.penalty_fen::text, p.interest_fen::text, p.principal_fen::text) order by p.number)
    from ${repaymentParts} p where p.repayment_id = ${repayments.id})`
  const rows = await db
    .select({
      id: repayments.id,
      repaymentRef: repayments.repaymentRef,
      source: repayments.source,
      valueOn: repayments.valueOn,
      eventAt: repayments.eventAt,
      amountFen: repayments.amountFen,
      paymentId: repayments.paymentId,
      parts,
    })
    .from(repayments)
    .where(eq(repayments.loanId, loanId))
    .orderBy(desc(repayments.booking))
  return rows.map((row) => ({ ...row, parts: row.parts.map(partOf) }))
}

const partOf = ([number, penaltyFen, interestFen, principalFen]: PartText): Part => ({
  number,
  penaltyFen: fen(BigInt(penaltyFen)),
  interestFen: fen(BigInt(interestFen)),
  principalFen: fen(BigInt(principalFen)),
})

/** The loans of a person as staff see them, in the order in which he does. */
export const listLoansOf = (actor: Staff, personId: string, tx?: Tx): Promise<LoanSummary[]> =>
  reading(actor, tx, async (db, now) => {
    const rows = await loadLoans(db, eq(loans.borrowerId, personId))
    return rows.map((loan) => summaryOf(loan, dayOf(now))).sort(byNextDue)
  })

/** A repayment that could not be booked in its order and waits for a decision of staff. */
export type SetAsideRepayment = {
  id: string
  createdAt: Date
  repaymentRef: string
  line: number
  valueOn: Day
  amountFen: Fen
  loanId: string
  loanRef: string
  borrowerId: string
}

/** What was set aside and is not decided, oldest first, 100 at most. */
export const listSetAsideRepayments = (actor: Staff, tx?: Tx): Promise<SetAsideRepayment[]> =>
  reading(actor, tx, (db) =>
    db
      .select({
        id: setAsideRepayments.id,
        createdAt: setAsideRepayments.createdAt,
        repaymentRef: setAsideRepayments.repaymentRef,
        line: setAsideRepayments.line,
        valueOn: setAsideRepayments.valueOn,
        amountFen: setAsideRepayments.amountFen,
        loanId: setAsideRepayments.loanId,
        loanRef: loans.loanRef,
        borrowerId: loans.borrowerId,
      })
      .from(setAsideRepayments)
      .innerJoin(loans, eq(loans.id, setAsideRepayments.loanId))
      .where(isNull(setAsideRepayments.decidedAt))
      .orderBy(asc(setAsideRepayments.id))
      .limit(100),
  )
