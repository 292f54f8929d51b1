import { bookOf, DAY, dayAt, type Terms } from './book-model'
import type { Loan, Model } from './model'

/** Whom a run is about: two borrowers, who may help each other, and four friends. */
export const BORROWERS = 2
export const PEOPLE = 6

const FIRST_DUES: { borrower: number; principal: bigint; rateBps: number; months: number; dueIn: number }[] = [
  { borrower: 0, principal: 200_000n, rateBps: 1_460, months: 4, dueIn: -20 },
  { borrower: 0, principal: 648_001n, rateBps: 1_800, months: 5, dueIn: 2 },
  { borrower: 1, principal: 90_000n, rateBps: 2_400, months: 3, dueIn: -2 },
]

/** The terms of the loans of a run that begins at an instant: one is overdue, one is due soon, one has just fallen due. */
export function termsAt(at: number): Terms[] {
  return FIRST_DUES.map(({ principal, rateBps, months, dueIn }) => {
    const due = new Date((dayAt(at) + dueIn) * DAY)
    const [year, month] = [due.getUTCFullYear(), due.getUTCMonth()]
    return { principal, rateBps, months, year, month, dueDay: Math.min(due.getUTCDate(), 28) }
  })
}

/** Nothing has been asked yet. */
export function startAt(at: number): Model {
  const loans = termsAt(at).map((terms, index): Loan => {
    return { borrower: FIRST_DUES[index]!.borrower, principal: terms.principal, book: bookOf(terms), repaid: [] }
  })
  const nothing = { assists: [], invites: [], agreements: [], quotes: [], payments: [], claims: [], callbacks: [] }
  return { at, people: PEOPLE, loans, ...nothing, jobs: [], told: [] }
}
