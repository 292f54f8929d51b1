import { instalmentOf, openPartsOf, type LoanState, type Part } from '@/lib/calendar/accrual'
import { daysBetween, laterOf, type Day } from '@/lib/calendar/day'
import { dueOnOf, MAX_TERMS, type Instalment } from '@/lib/calendar/schedule'
import { dailyInterestOf, duesOf, monthlyInterestOf } from '@/lib/money/amortisation'
import { fen, maxFen, sumFen, ZERO_FEN, type Fen } from '@/lib/money/fen'
import { accept, refuse, type Decision } from '@/lib/refusal'

/** The oldest unpaid instalment moved to one month after the last, with the lender's price for it. */
export type Deferral = {
  number: number
  fromOn: Day
  toOn: Day
  months: number
  movedFen: Fen
  addedInterestFen: Fen
  penaltyNowFen: Fen
}

/**
 * Prices a deferral: a month's rounded interest on the unpaid principal for each month moved; penalty so far stays
 * due now.
 */
export function deferPreview(loan: LoanState, on: Day): Decision<Deferral, 'loan_settled'> {
  const [oldest] = openPartsOf(loan, on)
  if (!oldest) return refuse('loan_settled')
  const { number, interestFen, principalFen } = oldest
  const months = loan.instalments.length + 1 - number
  return accept({
    number,
    fromOn: instalmentOf(loan, number).dueOn,
    toOn: dueOnOf(loan.terms, loan.terms.terms + 1),
    months,
    movedFen: fen(principalFen + interestFen),
    addedInterestFen: fen(monthlyInterestOf(principalFen, loan.terms.rateBps) * BigInt(months)),
    penaltyNowFen: oldest.penaltyFen,
  })
}

/** All unpaid principal on a new plan of equal instalments; interest and penalty of now are due first. */
export type Replan = { interestNowFen: Fen; penaltyNowFen: Fen; instalments: Instalment[] }

/**
 * Prices a re-plan over 1 to 60 months from the next due date. Only interest already earned is due first: what is not
 * yet due would charge the same principal for the same months as the new plan does.
 */
export function replanPreview(
  loan: LoanState,
  terms: number,
  on: Day,
): Decision<Replan, 'loan_settled' | 'terms_out_of_range'> {
  if (!Number.isInteger(terms) || terms < 1 || terms > MAX_TERMS) {
    return refuse('terms_out_of_range', { most: MAX_TERMS })
  }
  const open = openPartsOf(loan, on)
  if (open.length === 0) return refuse('loan_settled')
  const first = nextDueMonthOf(loan, open, on)
  const principalFen = sumFen(open.map((owed) => owed.principalFen))
  const dues = duesOf('equal_instalment', principalFen, loan.terms.rateBps, terms)
  return accept({
    interestNowFen: sumFen(open.map((owed) => earnedInterestOf(loan, owed, first, on))),
    penaltyNowFen: sumFen(open.map((owed) => owed.penaltyFen)),
    instalments: dues.map((due, index) => ({ number: index + 1, dueOn: dueOnOf(loan.terms, first + index), ...due })),
  })
}

/** The month of the first due date after the day, months paid ahead left out. */
function nextDueMonthOf({ terms }: LoanState, open: Part[], on: Day): number {
  let month = 1
  const isPaidAhead = () =>
    terms.method !== 'bullet_daily' && month <= terms.terms && !open.some((owed) => owed.number === month)
  while (dueOnOf(terms, month) <= on || isPaidAhead()) month += 1
  return month
}

/** Unpaid interest of an instalment for the time before the month that a new plan starts with. */
function earnedInterestOf(loan: LoanState, owed: Part, firstMonth: number, on: Day): Fen {
  const { terms } = loan
  const { dueOn, interestPaidFen } = instalmentOf(loan, owed.number)
  if (dueOn <= on) return owed.interestFen
  if (terms.method !== 'bullet_daily') return ZERO_FEN
  const days = daysBetween(terms.startOn, laterOf(terms.startOn, dueOnOf(terms, firstMonth - 1)))
  return maxFen(ZERO_FEN, fen(dailyInterestOf(owed.principalFen, terms.rateBps, days) - interestPaidFen))
}
