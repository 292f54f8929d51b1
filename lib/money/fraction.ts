import { assert } from '@/lib/assert'

/** An exact rational number; the denominator is positive. Not reduced: equal values may be written differently. */
export type Fraction = { numerator: bigint; denominator: bigint }

/** The exact quotient of two integers; the divisor may be negative, never 0. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  assert(denominator !== 0n, 'a fraction has a denominator other than 0')
  return denominator > 0n ? { numerator, denominator } : { numerator: -numerator, denominator: -denominator }
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, fraction(-b.numerator, b.denominator))

export const times = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator)

export const over = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator)

export function power(base: Fraction, exponent: number): Fraction {
  assert(Number.isSafeInteger(exponent) && exponent >= 0, 'an exponent is a whole number, not negative')
  return fraction(base.numerator ** BigInt(exponent), base.denominator ** BigInt(exponent))
}

/** The nearest integer; a half goes up, also below zero (−0.5 becomes 0). */
export function roundHalfUp({ numerator, denominator }: Fraction): bigint {
  const doubled = 2n * numerator + denominator
  const quotient = doubled / (2n * denominator)
  return doubled < 0n && doubled % (2n * denominator) !== 0n ? quotient - 1n : quotient
}
