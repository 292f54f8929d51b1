import { Refusal } from '@/lib/refusal'
import type { BookFile } from './columns'

/** Every reason for which a line, or a whole file, of a lender's book cannot be taken. */
export const FAULT_CODES = [
  // a file
  'file_missing',
  'file_is_directory',
  'file_unreadable',
  'file_empty',
  'column_missing',
  'column_unknown',
  'column_twice',
  'line_too_long',
  'quote_not_closed',
  // a line
  'fields_count',
  'quote_misplaced',
  // a cell
  'not_utf8',
  'formula',
  'reference_unusable',
  'whole_number_needed',
  'number_negative',
  'number_too_large',
  'number_zero',
  'number_out_of_range',
  'method_unknown',
  'day_unusable',
  'day_in_future',
  'name_unusable',
  'id_number_unusable',
  'under_age',
  'phone_unusable',
  'payment_ref_unusable',
  'value_day_after_paid',
  // a line beside other lines and what is booked
  'reference_twice',
  'person_twice',
  'borrower_is_another_person',
  'person_has_another_reference',
  'borrower_unknown',
  'loan_differs',
  'loan_unknown',
  'repayment_differs',
  'repayment_before_start',
  'repayment_over_payoff',
  'payment_unknown',
  'payment_differs',
] as const
export type FaultCode = (typeof FAULT_CODES)[number]

/** Where a book is broken, and why. `line` 0 is the file itself; `column` is a column's name, or a field's number. */
export type Fault = {
  file: BookFile
  line: number
  column: string
  code: FaultCode
  params: Readonly<Record<string, string | number>>
}

/** After one of these nothing can be said about lines that point into the file. */
const OF_A_WHOLE_FILE: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'file_missing',
  'file_is_directory',
  'file_unreadable',
  'file_empty',
  'column_missing',
  'column_unknown',
  'column_twice',
  'line_too_long',
  'quote_not_closed',
])

export const isOfWholeFile = ({ code }: Fault): boolean => OF_A_WHOLE_FILE.has(code)

/** A list that keeps the first so many and counts the rest: a report has an end, however broken the file. */
export class Listed<T> {
  readonly items: T[] = []
  total = 0

  constructor(readonly keptMax = 10_000) {}

  add(item: T): void {
    this.total += 1
    if (this.items.length < this.keptMax) this.items.push(item)
  }

  count(more: number): void {
    this.total += more
  }
}

/** The whole book is refused and nothing of it imported; `faults` says why, file by file and line by line. */
export class BookRefused extends Refusal {
  constructor(
    readonly faults: readonly Fault[],
    readonly total: number,
  ) {
    super('book_refused', { faults: total })
  }
}
