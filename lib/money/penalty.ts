import { fen, type Fen } from './fen'
import { fraction, roundHalfUp } from './fraction'

/** Highest yearly cost of a loan in basis points, penalty included: 24 % (金规〔2025〕9号). */
export const MAX_RATE_BPS = 2_400

/** The exact penalty is counted in this part of a fen: tenths of a basis point, 365 days. */
export const PENALTY_DENOMINATOR = 36_500_000n

/** Days after the due date, and the tenths of the loan's own rate that each of them costs; days 1 to 3 cost nothing. */
const BANDS = [
  { first: 4, last: 30, tenths: 10 },
  { first: 31, last: 60, tenths: 13 },
  { first: 61, last: Infinity, tenths: 15 },
]

/**
 * Exact penalty, over PENALTY_DENOMINATOR, on an overdue principal for the days `firstDay` to `lastDay` after its due
 * date, both counted: simple, day by day, never above 24 % a year.
 */
export function penaltyNumeratorOf(principalFen: bigint, rateBps: number, firstDay: number, lastDay: number): bigint {
  let shares = 0
  for (const { first, last, tenths } of BANDS) {
    const days = Math.min(lastDay, last) - Math.max(firstDay, first) + 1
    if (days > 0) shares += days * Math.min(rateBps * tenths, MAX_RATE_BPS * 10)
  }
  return principalFen * BigInt(shares)
}

/** The exact penalty rounded half up to the fen. */
export const penaltyFenOf = (numerator: bigint): Fen => fen(roundHalfUp(fraction(numerator, PENALTY_DENOMINATOR)))
