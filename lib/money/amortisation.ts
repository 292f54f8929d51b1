import { assert } from '@/lib/assert'
import { fen, minFen, type Fen } from './fen'
import { fraction, minus, over, plus, power, roundHalfUp, times, type Fraction } from './fraction'

/** 等额本息 · 等额本金 · 先息后本 */
export type MonthlyMethod = 'equal_instalment' | 'equal_principal' | 'interest_first'

/** What one due date asks for, penalty aside. */
export type Due = { principalFen: Fen; interestFen: Fen }

const ONE = fraction(1n)

/** A yearly rate in basis points as the exact share of a balance that one month costs: rate / 10,000 / 12. */
const monthlyRateOf = (rateBps: number): Fraction => fraction(BigInt(rateBps), 120_000n)

const shareOf = (amountFen: bigint, share: Fraction): Fen => fen(roundHalfUp(times(fraction(amountFen), share)))

/** Interest of one month on a balance, rounded half up to the fen. */
export const monthlyInterestOf = (balanceFen: bigint, rateBps: number): Fen =>
  shareOf(balanceFen, monthlyRateOf(rateBps))

/** Simple interest by days on a year of 365 days, rounded half up to the fen. */
export const dailyInterestOf = (principalFen: bigint, rateBps: number, days: number): Fen =>
  shareOf(principalFen, fraction(BigInt(rateBps) * BigInt(days), 3_650_000n))

/**
 * The equal monthly amount of an annuity, rounded half up to the fen; without interest the principal in equal
 * parts.
 */
export function annuityOf(principalFen: bigint, rateBps: number, terms: number): Fen {
  if (rateBps === 0) return shareOf(principalFen, fraction(1n, BigInt(terms)))
  const rate = monthlyRateOf(rateBps)
  const growth = power(plus(ONE, rate), terms)
  return shareOf(principalFen, over(times(rate, growth), minus(growth, ONE)))
}

/**
 * The dues of a loan repaid by months, each with the rounded interest on the balance. The last month takes the rest of
 * the principal; before it: the annuity less the interest, an equal part rounded down, or nothing.
 */
export function duesOf(method: MonthlyMethod, principalFen: bigint, rateBps: number, terms: number): Due[] {
  assert(principalFen >= 0n && terms >= 1 && rateBps >= 0, 'dues come from a principal, a rate and at least one term')
  const annuityFen = method === 'equal_instalment' ? annuityOf(principalFen, rateBps, terms) : 0n
  const equalPartFen = method === 'equal_principal' ? principalFen / BigInt(terms) : 0n
  let balanceFen = principalFen
  return Array.from({ length: terms }, (_, index) => {
    const interestFen = monthlyInterestOf(balanceFen, rateBps)
    const plannedFen = method === 'equal_instalment' ? annuityFen - interestFen : equalPartFen
    const part = fen(index === terms - 1 ? balanceFen : minFen(plannedFen, balanceFen))
    balanceFen -= part
    return { principalFen: part, interestFen }
  })
}
