import { day, fen, ref, text } from './body'
import type { PostRepayment } from './protocol'

/** The fields of a promise and of a posting. */
export const repaymentReaders = { paymentRef: ref, loanRef: text(100), amountFen: fen, valueOn: day }

/** Loan, sum and day of what was asked; nulls for what was released or cancelled before it arrived. */
export const termsOf = (request: PostRepayment | null) => ({
  loanRef: request?.loanRef ?? null,
  amountFen: request?.amountFen ?? null,
  valueOn: request?.valueOn ?? null,
})
