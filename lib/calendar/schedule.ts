import { assert } from '@/lib/assert'
import { dailyInterestOf, duesOf, type MonthlyMethod } from '@/lib/money/amortisation'
import type { Fen } from '@/lib/money/fen'
import { MAX_RATE_BPS } from '@/lib/money/penalty'
import { addMonths, daysBetween, type Day } from './day'

export const METHODS = ['equal_instalment', 'equal_principal', 'interest_first', 'bullet_daily'] as const
export type Method = MonthlyMethod | 'bullet_daily'

/** What borrower and lender agreed; never changes afterwards. Rate in basis points a year, terms in months. */
export type LoanTerms = {
  principalFen: Fen
  rateBps: number
  method: Method
  terms: number
  startOn: Day
  dueDay: number
}

export type Instalment = { number: number; dueOn: Day; principalFen: Fen; interestFen: Fen }

export const MAX_TERMS = 60

/** Due date of the k-th month after the start month: its due day, or its last day if it is shorter. */
export const dueOnOf = (terms: LoanTerms, month: number): Day => addMonths(terms.startOn, month, terms.dueDay)

/** The instalments that the terms give, to the fen; their principal adds up to the loan's. */
export function scheduleOf(terms: LoanTerms): Instalment[] {
  const { method, principalFen, rateBps } = terms
  assert(principalFen > 0n && rateBps >= 0 && rateBps <= MAX_RATE_BPS, 'a loan has a principal and a rate up to 24 %')
  assert(terms.terms >= 1 && terms.terms <= MAX_TERMS, 'a loan runs for 1 to 60 months')
  if (method === 'bullet_daily') {
    const dueOn = dueOnOf(terms, terms.terms)
    const interestFen = dailyInterestOf(principalFen, rateBps, daysBetween(terms.startOn, dueOn))
    return [{ number: 1, dueOn, principalFen, interestFen }]
  }
  return duesOf(method, principalFen, rateBps, terms.terms).map((due, index) => {
    return { number: index + 1, dueOn: dueOnOf(terms, index + 1), ...due }
  })
}
