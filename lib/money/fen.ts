import { assert } from '@/lib/assert'

declare const fenBrand: unique symbol

/** An amount of money in fen (1/100 yuan), the only form in which money is counted; may be negative in a ledger. */
export type Fen = bigint & { readonly [fenBrand]: 'fen' }

/** The largest amount that an account's column (a signed 64-bit integer) can hold. */
export const FEN_LIMIT = (1n << 63n) - 1n

/** Turns a whole number of fen into money; a part of a fen, an unsafe number or an overflow is a broken assumption. */
export function fen(value: bigint | number): Fen {
  assert(typeof value === 'bigint' || Number.isSafeInteger(value), 'money is a whole number of fen')
  const amountFen = BigInt(value)
  assert(amountFen <= FEN_LIMIT && amountFen >= -FEN_LIMIT, 'money fits its column')
  return amountFen as Fen
}

export const ZERO_FEN = fen(0)

export const sumFen = (amounts: Iterable<bigint>): Fen => {
  let total = 0n
  for (const amountFen of amounts) total += amountFen
  return fen(total)
}

export const minFen = <T extends bigint>(a: T, b: T): T => (a < b ? a : b)
export const maxFen = <T extends bigint>(a: T, b: T): T => (a > b ? a : b)
