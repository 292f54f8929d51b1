import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import type { Day } from '@/lib/calendar/day'
import { Refusal } from '@/lib/refusal'
import { positionAt, type LoanPosition } from './rules'
import { loadLenderId, readLoansAsOf } from './store'

export type ExportFile = 'instalments' | 'loans'

/** Takes lines of a file and resolves when it can take more. */
export type WriteLines = (file: ExportFile, lines: readonly string[]) => Promise<void>

const HEADS: Readonly<Record<ExportFile, string>> = {
  instalments:
    'loan_ref,number,due_date,principal_fen,interest_fen,principal_paid_fen,interest_paid_fen,penalty_due_fen,penalty_paid_fen,state',
  loans:
    'loan_ref,principal_outstanding_fen,interest_overdue_fen,penalty_due_fen,principal_overdue_fen,days_overdue,to_clear_everything_at_face_fen',
}

/** Loans that are worked out at once. */
const STEP = 200

/**
 * Writes where a lender's loans stand on a day, counting the repayments up to it: one line an instalment, one line a loan.
 * Returns how many of each. A lender we do not know is "not found".
 */
export async function exportBook(
  ctx: Ctx<Worker>,
  { lender, asOf, write }: { lender: string; asOf: Day; write: WriteLines },
): Promise<Record<ExportFile, number>> {
  const lenderId = await loadLenderId(ctx.tx, lender)
  if (!lenderId) throw new Refusal('not_found')
  const written = { instalments: 0, loans: 0 }
  const put = async (file: ExportFile, lines: readonly string[]) => {
    written[file] += lines.length
    await write(file, lines)
  }
  await write('instalments', [HEADS.instalments])
  await write('loans', [HEADS.loans])
  for await (const loans of readLoansAsOf(ctx.tx, lenderId, asOf, STEP)) {
    const positions = loans.map(({ loanRef, state }) => ({ loanRef, position: positionAt(state, asOf) }))
    await put(
      'instalments',
      positions.flatMap(({ loanRef, position }) => instalmentLinesOf(loanRef, position)),
    )
    await put(
      'loans',
      positions.map(({ loanRef, position }) => loanLineOf(loanRef, position)),
    )
  }
  return written
}

const instalmentLinesOf = (loanRef: string, { instalments }: LoanPosition): string[] =>
  instalments.map((one) =>
    [
      loanRef,
      one.number,
      one.dueOn,
      one.principalFen,
      one.interestFen,
      one.principalPaidFen,
      one.interestPaidFen,
      one.penaltyFen,
      one.penaltyPaidFen,
      one.state,
    ].join(','),
  )

const loanLineOf = (loanRef: string, position: LoanPosition): string =>
  [
    loanRef,
    position.principalOutstandingFen,
    position.interestOverdueFen,
    position.penaltyDueFen,
    position.principalOverdueFen,
    position.daysOverdue,
    position.toClearFen,
  ].join(',')
