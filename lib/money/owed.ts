import { fen, minFen, sumFen, type Fen } from './fen'

/** What is owed, or paid, in the three kinds that a loan knows, in the order in which money goes to them. */
export type Owed = { penaltyFen: Fen; interestFen: Fen; principalFen: Fen }

export const totalOf = (parts: Iterable<Owed>): Fen =>
  sumFen(Array.from(parts, (part) => part.penaltyFen + part.interestFen + part.principalFen))

/** What of an amount goes to a debt: penalty first, then interest, then principal; never more than is owed. */
export function pour(amountFen: bigint, owed: Owed): Owed {
  const penaltyFen = minFen(fen(amountFen), owed.penaltyFen)
  const interestFen = minFen(fen(amountFen - penaltyFen), owed.interestFen)
  return { penaltyFen, interestFen, principalFen: minFen(fen(amountFen - penaltyFen - interestFen), owed.principalFen) }
}

/** What two have in common, kind by kind. */
export const overlapOf = (a: Owed, b: Owed): Owed => ({
  penaltyFen: minFen(a.penaltyFen, b.penaltyFen),
  interestFen: minFen(a.interestFen, b.interestFen),
  principalFen: minFen(a.principalFen, b.principalFen),
})
