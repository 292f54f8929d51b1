import { parseDay, type Day } from '@/lib/calendar/day'
import { MAX_TERMS, METHODS, type LoanTerms, type Method } from '@/lib/calendar/schedule'
import { idOf } from '@/lib/id'
import { fen, type Fen } from '@/lib/money/fen'
import { MAX_RATE_BPS } from '@/lib/money/penalty'
import { isAdult, isIdNumber, isPhone, nameOf } from '@/lib/privacy/rules'
import type { BookFile, BookLine } from './columns'
import type { Fault, FaultCode } from './faults'

export type BorrowerRow = { name: string; idNumber: string; phone: string; incomeFen: Fen }
export type LoanRow = { borrowerRef: string; terms: LoanTerms }
export type RepaymentRow = { loanRef: string; valueOn: Day; amountFen: Fen; paymentId: string | null }

/** A line after its cells were looked at: its reference where that can be read, and its row where every cell can be taken. */
export type Looked<T> = { line: number; reference: string | undefined; row: T | undefined; faults: Fault[] }

/** A whole number that a spreadsheet keeps exactly. */
const NUMBER_MAX = 2n ** 53n
/** Written with letters, digits and a few marks, so that no program takes it for a formula and no eye misses a part of it. */
const REFERENCE = /^[\p{L}\p{N}][\p{L}\p{N}._:/#-]{0,63}$/u

/** Reads the cells of one line and notes what is wrong with each; a cell that cannot be taken gives nothing. */
class Cells {
  readonly faults: Fault[] = []

  constructor(
    private readonly file: BookFile,
    private readonly source: BookLine,
    private readonly today: Day,
  ) {}

  private refuse(column: string, code: FaultCode, params: Fault['params'] = {}): undefined {
    this.faults.push({ file: this.file, line: this.source.line, column, code, params })
    return undefined
  }

  private textOf(column: string): string | undefined {
    const text = this.source.cells[column]?.trim() ?? ''
    return /^[=+\-@＝＋－＠]/.test(text) ? this.refuse(column, 'formula') : text
  }

  isGiven = (column: string): boolean => Boolean(this.source.cells[column]?.trim())

  reference(column: string): string | undefined {
    const text = this.textOf(column)
    return text === undefined || REFERENCE.test(text) ? text : this.refuse(column, 'reference_unusable')
  }

  whole(column: string, { least = 0n, most = NUMBER_MAX } = {}): bigint | undefined {
    const text = this.source.cells[column]?.trim() ?? ''
    if (/^-\d+$/.test(text)) return this.refuse(column, 'number_negative')
    if (this.textOf(column) === undefined) return undefined
    if (!/^\d+$/.test(text)) return this.refuse(column, 'whole_number_needed')
    const value = BigInt(text.slice(0, 20))
    if (text.length > 20 || value > NUMBER_MAX) return this.refuse(column, 'number_too_large')
    if (value === 0n && least > 0n) return this.refuse(column, 'number_zero')
    if (value >= least && value <= most) return value
    return this.refuse(column, 'number_out_of_range', { least: Number(least), most: Number(most) })
  }

  money(column: string, least = 0n): Fen | undefined {
    const value = this.whole(column, { least })
    return value === undefined ? undefined : fen(value)
  }

  count(column: string, least: number, most: number): number | undefined {
    const value = this.whole(column, { least: BigInt(least), most: BigInt(most) })
    return value === undefined ? undefined : Number(value)
  }

  pastDay(column: string): Day | undefined {
    const text = this.textOf(column)
    if (text === undefined) return undefined
    const read = parseDay(text)
    if (!read) return this.refuse(column, 'day_unusable')
    return read <= this.today ? read : this.refuse(column, 'day_in_future')
  }

  method(column: string): Method | undefined {
    const text = this.textOf(column)
    return text === undefined
      ? undefined
      : (METHODS.find((one) => one === text) ?? this.refuse(column, 'method_unknown'))
  }

  name(column: string): string | undefined {
    if (this.textOf(column) === undefined) return undefined
    const name = nameOf(this.source.cells[column] ?? '')
    return name.ok ? name.value : this.refuse(column, 'name_unusable')
  }

  idNumber(column: string): string | undefined {
    const text = this.textOf(column)?.toUpperCase()
    if (text === undefined) return undefined
    if (!isIdNumber(text)) return this.refuse(column, 'id_number_unusable')
    return isAdult(text, this.today) ? text : this.refuse(column, 'under_age')
  }

  phone(column: string): string | undefined {
    const text = this.textOf(column)
    return text === undefined || isPhone(text) ? text : this.refuse(column, 'phone_unusable')
  }

  payment(column: string): string | undefined {
    const text = this.textOf(column)
    return text === undefined ? undefined : (idOf('payment', text) ?? this.refuse(column, 'payment_ref_unusable'))
  }

  valueDay(column: string, paidOn: Day | undefined): Day | undefined {
    if (!this.isGiven(column)) return paidOn
    const read = this.pastDay(column)
    return read && paidOn && read > paidOn ? this.refuse(column, 'value_day_after_paid') : read
  }
}

const looked = <T>({ line }: BookLine, reference: string | undefined, row: T, { faults }: Cells): Looked<T> => ({
  line,
  reference,
  row: faults.length === 0 ? row : undefined,
  faults,
})

/** Where no fault was noted every cell was read: that is what the rows below rest on. */
const read = <T>(value: T | undefined): T => value as T

export function borrowerOf(line: BookLine, today: Day): Looked<BorrowerRow> {
  const cells = new Cells('borrowers', line, today)
  const reference = cells.reference('borrower_ref')
  const name = cells.name('name')
  const idNumber = cells.idNumber('id_number')
  const phone = cells.phone('phone')
  const incomeFen = cells.money('monthly_income_fen')
  const row = { name: read(name), idNumber: read(idNumber), phone: read(phone), incomeFen: read(incomeFen) }
  return looked(line, reference, row, cells)
}

export function loanOf(line: BookLine, today: Day): Looked<LoanRow> {
  const cells = new Cells('loans', line, today)
  const reference = cells.reference('loan_ref')
  const borrowerRef = cells.reference('borrower_ref')
  const terms = {
    principalFen: read(cells.money('principal_fen', 1n)),
    rateBps: read(cells.count('rate_bps', 0, MAX_RATE_BPS)),
    method: read(cells.method('method')),
    terms: read(cells.count('terms', 1, MAX_TERMS)),
    startOn: read(cells.pastDay('start_date')),
    dueDay: read(cells.count('due_day', 1, 31)),
  }
  return looked(line, reference, { borrowerRef: read(borrowerRef), terms }, cells)
}

/** A repayment counts on the day on which it was paid, or on the value day that the lender names for it. */
export function repaymentOf(line: BookLine, today: Day): Looked<RepaymentRow> {
  const cells = new Cells('repayments', line, today)
  const reference = cells.reference('repayment_ref')
  const loanRef = cells.reference('loan_ref')
  const paidOn = cells.pastDay('paid_on')
  const amountFen = cells.money('amount_fen', 1n)
  const paymentId = cells.isGiven('payment_ref') ? cells.payment('payment_ref') : null
  const valueOn = cells.valueDay('value_on', paidOn)
  const row = { loanRef: read(loanRef), valueOn: read(valueOn), amountFen: read(amountFen), paymentId: read(paymentId) }
  return looked(line, reference, row, cells)
}
