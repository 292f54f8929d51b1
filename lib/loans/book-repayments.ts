import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import type { Day } from '@/lib/calendar/day'
import { newId } from '@/lib/id'
import { getLoanAccounts, type LoanAccounts } from '@/lib/ledger/queries'
import { entriesOfRepayment, entriesOn, type LedgerTransaction } from '@/lib/ledger/rules'
import { sumFen, type Fen } from '@/lib/money/fen'
import type { Owed } from '@/lib/money/owed'
import { accept, type Decision } from '@/lib/refusal'
import { freezeOf, mayRepay, positionAt, postHold, type Booking } from './rules'
import { insertRepayments, markLoans, type BookedRow, type Loan, type RepaymentSource } from './store'

export type NewRepayment = {
  loanId: string
  repaymentRef: string
  source: RepaymentSource
  /** The day on which it counts. */
  valueOn: Day
  eventAt: Date
  amountFen: Fen
  paymentId: string | null
}

export type BookingRefusal =
  'amount_zero' | 'loan_settled' | 'amount_over_payoff' | 'repayment_before_start' | 'repayment_out_of_order'

/** A repayment that was booked, with the transaction that the caller posts. */
export type Booked = { repaymentId: string; parts: Booking['parts']; transaction: LedgerTransaction }

/**
 * Books a set of repayments on loans that the caller has locked, in this order, and returns for each what to post, or why it
 * was not booked. `loans` is carried along: it holds each loan as it stands afterwards.
 */
export async function bookRepayments(
  ctx: Ctx<Worker>,
  loans: Map<string, Loan>,
  repayments: readonly NewRepayment[],
): Promise<Decision<Booked, BookingRefusal>[]> {
  const touched = [...new Set(repayments.map(({ loanId }) => loanId))].map((id) => loanOf(loans, id))
  const accounts = await getLoanAccounts(
    ctx.actor,
    touched.map(({ id, lender }) => ({ loanId: id, lenderId: lender.id })),
    ctx.tx,
  )
  const rows: BookedRow[] = []
  const answers = repayments.map((repayment): Decision<Booked, BookingRefusal> => {
    const loan = loanOf(loans, repayment.loanId)
    const booking = bookingOf(loan, repayment)
    if (!booking.ok) return booking
    const { row, next } = rowsOf(loan, repayment, booking.value)
    rows.push(row)
    loans.set(loan.id, next)
    const transaction = transactionOf(row, accounts.get(loan.id)!)
    return accept({ repaymentId: row.row.id, parts: booking.value.parts, transaction })
  })
  if (rows.length > 0) {
    const marks = [...new Set(rows.map(({ row }) => row.loanId))].map((id) => {
      const { settledOn, nextDueOn } = loanOf(loans, id)
      return { id, settled_on: settledOn, next_due_on: nextDueOn }
    })
    await Promise.all([insertRepayments(ctx.tx, rows), markLoans(ctx.tx, marks)])
  }
  return answers
}

function loanOf(loans: Map<string, Loan>, id: string): Loan {
  const loan = loans.get(id)
  assert(loan, 'the loan of a repayment is locked')
  return loan
}

/** A lender's repayment keeps its order; money that was held counts on the day of its hold, whatever was booked since. */
function bookingOf({ state }: Loan, { source, valueOn, amountFen }: NewRepayment): Decision<Booking, BookingRefusal> {
  if (source === 'imported') return mayRepay(state, { paidOn: valueOn, amountFen })
  const frozen = freezeOf(state, valueOn, amountFen)
  return frozen.ok ? postHold(frozen.value.loan) : frozen
}

function rowsOf(loan: Loan, repayment: NewRepayment, { loan: state, parts }: Booking): { row: BookedRow; next: Loan } {
  const { instalments } = positionAt(state, state.lastBookedOn ?? repayment.valueOn)
  const open = instalments.filter(({ owedFen }) => owedFen > 0n)
  const closes = parts.map(({ number }) => number).filter((number) => !open.some((one) => one.number === number))
  return {
    row: { row: { ...repayment, id: newId(), lenderId: loan.lender.id, borrowerId: loan.borrowerId }, parts, closes },
    next: {
      ...loan,
      state,
      settledOn: open.length === 0 ? repayment.valueOn : null,
      nextDueOn: open[0]?.dueOn ?? null,
    },
  }
}

const sumOf = (parts: readonly Owed[]): Owed => ({
  penaltyFen: sumFen(parts.map(({ penaltyFen }) => penaltyFen)),
  interestFen: sumFen(parts.map(({ interestFen }) => interestFen)),
  principalFen: sumFen(parts.map(({ principalFen }) => principalFen)),
})

const transactionOf = ({ row, parts }: BookedRow, accounts: LoanAccounts): LedgerTransaction => ({
  id: newId(),
  kind: 'repayment',
  subject: 'repayment',
  subjectId: row.id,
  valueOn: row.valueOn,
  eventAt: row.eventAt,
  entries: entriesOn(accounts, entriesOfRepayment(sumOf(parts))),
})
