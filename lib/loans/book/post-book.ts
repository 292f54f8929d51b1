import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { startOfDay } from '@/lib/calendar/shanghai'
import { postTransactions } from '@/lib/ledger/post-transactions'
import { fen, ZERO_FEN } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { bookRepayments, type BookingRefusal } from '../book-repayments'
import { loadLoans, type Loan } from '../load-loan'
import { openLoans } from '../open-loans'
import type { Fault, FaultCode, Listed } from './faults'
import { listNewLoans, listNewRepayments, type StagedLoan, type StagedRepayment } from './queries'
import type { RowCount } from './row-count'

/** Loans, or repayments, that are booked at once. */
const SET = 500

export type Posting = {
  lenderId: string
  rows: RowCount
  faults: Listed<Fault>
  onPosted: (step: 'loans' | 'repayments', done: number) => void
}

/** Opens the loans of the book that are not booked yet, set by set. */
export async function postNewLoans(ctx: Ctx<Worker>, { lenderId, rows, onPosted }: Posting): Promise<number> {
  let [after, done] = [0, 0]
  for (;;) {
    const staged = await listNewLoans(ctx.tx, lenderId, after, SET)
    const last = staged.at(-1)
    if (!last) return done
    rows.take(staged.length)
    await openLoans(
      ctx,
      staged.map((loan) => loanToOpen(lenderId, loan)),
    )
    rows.release(staged.length)
    after = last.line
    done += staged.length
    onPosted('loans', done)
  }
}

const loanToOpen = (lenderId: string, staged: StagedLoan) => ({
  id: staged.loan_id,
  lenderId,
  loanRef: staged.reference,
  borrowerId: staged.person_id,
  terms: {
    principalFen: fen(BigInt(staged.principal_fen)),
    rateBps: staged.rate_bps,
    method: staged.method,
    terms: staged.terms,
    startOn: staged.start_on,
    dueDay: staged.due_day,
  },
})

/** Books the new repayments, loan by loan in the order in which they count, set by set; notes those that a loan does not owe. */
export async function postNewRepayments(ctx: Ctx<Worker>, posting: Posting): Promise<number> {
  const { rows, faults, onPosted } = posting
  let [after, done]: [StagedRepayment | undefined, number] = [undefined, 0]
  let loans = new Map<string, Loan>()
  for (;;) {
    const staged: StagedRepayment[] = await listNewRepayments(ctx.tx, after, SET)
    const last = staged.at(-1)
    if (!last) return done
    rows.take(staged.length)
    loans = await loansOf(ctx, staged, loans)
    const answers = await bookRepayments(ctx, loans, staged.map(repaymentOf))
    await postTransactions(
      ctx,
      answers.flatMap((answer) => (answer.ok ? answer.value.transaction : [])),
    )
    for (const [index, answer] of answers.entries()) if (!answer.ok) faults.add(faultOf(staged[index]!, answer))
    rows.release(staged.length)
    after = last
    done += staged.length
    onPosted('repayments', done)
  }
}

/** The loans of a set. The one on which the set before ended goes on where it stood. */
async function loansOf(
  ctx: Ctx<Worker>,
  staged: readonly StagedRepayment[],
  before: ReadonlyMap<string, Loan>,
): Promise<Map<string, Loan>> {
  const ids = [...new Set(staged.map(({ loan_id }) => loan_id))]
  const kept = ids.flatMap((id) => before.get(id) ?? [])
  const read = await loadLoans(ctx, { loanIds: ids.filter((id) => !before.has(id)) })
  return new Map([...kept.map((loan) => [loan.id, loan] as const), ...read])
}

const repaymentOf = (staged: StagedRepayment) => ({
  loanId: staged.loan_id,
  repaymentRef: staged.reference,
  source: 'imported' as const,
  valueOn: staged.value_on,
  eventAt: startOfDay(staged.value_on),
  amountFen: fen(BigInt(staged.amount_fen)),
  paymentId: null,
})

const REFUSED: Readonly<Record<BookingRefusal, { code: FaultCode; column: string }>> = {
  amount_zero: { code: 'number_zero', column: 'amount_fen' },
  amount_over_payoff: { code: 'repayment_over_payoff', column: 'amount_fen' },
  loan_settled: { code: 'repayment_over_payoff', column: 'amount_fen' },
  repayment_before_start: { code: 'repayment_before_start', column: 'paid_on' },
  repayment_out_of_order: { code: 'repayment_differs', column: 'paid_on' },
}

const faultOf = (
  { line }: StagedRepayment,
  { code, params }: { code: BookingRefusal; params?: Fault['params'] },
): Fault => ({ file: 'repayments', line, ...REFUSED[code], params: { payoff: formatFen(ZERO_FEN), ...params } })
