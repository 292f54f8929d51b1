import { addDays, addMonths, type Day } from '@/lib/calendar/day'
import { scheduleOf, type LoanTerms, type Method } from '@/lib/calendar/schedule'
import type { BookCells } from '@/lib/loans/book/sources'
import { fen } from '@/lib/money/fen'
import { demoBorrowers } from './people'

/** One loan of the demo: which borrower, on what terms, how many instalments are paid, and when the next is due. */
type Story = {
  of: number
  principalFen: number
  rateBps: number
  method: Method
  terms: number
  paid: number
  /** Days from today until the next instalment; negative is overdue. */
  dueIn: number
}

const STORIES: readonly Story[] = [
  { of: 0, principalFen: 648_000, rateBps: 1460, method: 'equal_principal', terms: 18, paid: 6, dueIn: 9 },
  { of: 1, principalFen: 500_000, rateBps: 1800, method: 'equal_instalment', terms: 12, paid: 3, dueIn: -12 },
  { of: 2, principalFen: 1_200_000, rateBps: 1200, method: 'equal_instalment', terms: 24, paid: 10, dueIn: 3 },
  { of: 2, principalFen: 300_000, rateBps: 1825, method: 'equal_principal', terms: 6, paid: 2, dueIn: 16 },
  { of: 2, principalFen: 80_000, rateBps: 0, method: 'equal_instalment', terms: 3, paid: 1, dueIn: 27 },
  { of: 3, principalFen: 360_000, rateBps: 1460, method: 'equal_principal', terms: 6, paid: 6, dueIn: 12 },
  { of: 4, principalFen: 400_000, rateBps: 1095, method: 'bullet_daily', terms: 4, paid: 0, dueIn: 25 },
  { of: 5, principalFen: 900_000, rateBps: 1080, method: 'interest_first', terms: 10, paid: 6, dueIn: 6 },
  { of: 6, principalFen: 240_000, rateBps: 1600, method: 'equal_instalment', terms: 12, paid: 5, dueIn: 0 },
  { of: 7, principalFen: 450_000, rateBps: 2400, method: 'equal_instalment', terms: 9, paid: 2, dueIn: -45 },
  { of: 8, principalFen: 150_000, rateBps: 1460, method: 'equal_instalment', terms: 6, paid: 0, dueIn: 20 },
  { of: 9, principalFen: 199_900, rateBps: 1278, method: 'equal_principal', terms: 4, paid: 3, dueIn: 14 },
]

const borrowerRef = (index: number) => `D${String(index + 1).padStart(8, '0')}`

/** The demo's own small book, told from today, so that its stories are the same on any day. */
export function demoBook(today: Day): BookCells {
  const borrowers = demoBorrowers().map(({ name, phone, idNumber }, index) => ({
    borrower_ref: borrowerRef(index),
    name,
    id_number: idNumber,
    phone,
    monthly_income_fen: String(600_000 + index * 50_000),
  }))
  const told = STORIES.map((story, index) => loanOf(story, index, today))
  return {
    borrowers,
    loans: told.map(({ loan }) => loan),
    repayments: told.flatMap(({ repayments }) => repayments).sort(byDay),
  }
}

const byDay = (a: { paid_on: string; repayment_ref: string }, b: { paid_on: string; repayment_ref: string }) =>
  `${a.paid_on}${a.repayment_ref}`.localeCompare(`${b.paid_on}${b.repayment_ref}`)

function loanOf(story: Story, index: number, today: Day) {
  const nextDue = addDays(today, story.dueIn)
  const months = story.method === 'bullet_daily' ? story.terms : Math.min(story.paid + 1, story.terms + 1)
  const terms: LoanTerms = {
    principalFen: fen(story.principalFen),
    rateBps: story.rateBps,
    method: story.method,
    terms: story.terms,
    startOn: addMonths(nextDue, -months),
    dueDay: Number(nextDue.slice(8)),
  }
  const loanRef = `DL${String(index + 1).padStart(6, '0')}`
  const repayments = scheduleOf(terms)
    .slice(0, story.paid)
    .map(({ number, dueOn, principalFen, interestFen }) => ({
      repayment_ref: `DR${loanRef.slice(2)}${String(number).padStart(2, '0')}`,
      loan_ref: loanRef,
      paid_on: addDays(dueOn, -1),
      amount_fen: String(principalFen + interestFen),
      payment_ref: '',
      value_on: '',
    }))
  return {
    repayments,
    loan: {
      loan_ref: loanRef,
      borrower_ref: borrowerRef(story.of),
      principal_fen: String(story.principalFen),
      rate_bps: String(story.rateBps),
      method: story.method,
      terms: String(story.terms),
      start_date: terms.startOn,
      due_day: String(terms.dueDay),
    },
  }
}
