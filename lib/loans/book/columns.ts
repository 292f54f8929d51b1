/** The three files of a lender's book, in the order in which they are read, and the columns of each. */
export const BOOK_FILES = ['borrowers', 'loans', 'repayments'] as const
export type BookFile = (typeof BOOK_FILES)[number]

type Columns = { required: readonly string[]; optional: readonly string[] }

export const COLUMNS: Readonly<Record<BookFile, Columns>> = {
  borrowers: { required: ['borrower_ref', 'name', 'id_number', 'phone', 'monthly_income_fen'], optional: [] },
  loans: {
    required: ['loan_ref', 'borrower_ref', 'principal_fen', 'rate_bps', 'method', 'terms', 'start_date', 'due_day'],
    optional: [],
  },
  repayments: {
    required: ['repayment_ref', 'loan_ref', 'paid_on', 'amount_fen'],
    optional: ['payment_ref', 'value_on'],
  },
}

/** One line of a file: where it stands, and its cells by column; an optional column that is not there is ''. */
export type BookLine = { line: number; cells: Readonly<Record<string, string>> }
