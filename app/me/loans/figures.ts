import { addDays, type Day } from '@/lib/calendar/day'
import type { LoanState } from '@/lib/calendar/accrual'
import { positionAt, type InstalmentPosition } from '@/lib/loans/rules'
import { fen, sumFen, type Fen } from '@/lib/money/fen'
import { penaltyFenOf, penaltyNumeratorOf } from '@/lib/money/penalty'

/** What the contract asks for in one instalment, without penalty. */
export const dueFenOf = ({ principalFen, interestFen }: { principalFen: bigint; interestFen: bigint }): Fen =>
  sumFen([principalFen, interestFen])

/** Instalments of zero are left out on screens. */
export const shownOf = <T extends { principalFen: bigint; interestFen: bigint }>(instalments: readonly T[]): T[] =>
  instalments.filter((instalment) => dueFenOf(instalment) > 0n)

export const paidFenOf = ({ principalPaidFen, interestPaidFen, penaltyPaidFen }: InstalmentPosition): Fen =>
  sumFen([principalPaidFen, interestPaidFen, penaltyPaidFen])

/** What is unpaid of a loan today, in its three parts; together they are what clears it. */
export function unpaidOf(instalments: readonly InstalmentPosition[]): {
  principalFen: Fen
  interestFen: Fen
  penaltyFen: Fen
} {
  return {
    principalFen: sumFen(instalments.map((one) => one.principalFen - one.principalPaidFen)),
    interestFen: sumFen(instalments.map((one) => one.interestFen - one.interestPaidFen)),
    penaltyFen: sumFen(instalments.map((one) => one.penaltyFen)),
  }
}

/** Penalty that one more day adds. */
export const costOfADayFen = (loan: LoanState, today: Day): Fen =>
  fen(positionAt(loan, addDays(today, 1)).penaltyDueFen - positionAt(loan, today).penaltyDueFen)

/** Principal that was left by plan before an instalment: what its interest is counted on. */
export const balanceBeforeFen = (
  instalments: readonly { number: number; principalFen: bigint }[],
  number: number,
): Fen => sumFen(instalments.filter((one) => one.number >= number).map((one) => one.principalFen))

/** Tenths of a basis point a year, and the days after the due date on which it runs; without `last` it runs on. */
export type PenaltyBand = { first: number; last?: number; rateTenths: number }

const rateOnDay = (rateBps: number, day: number): number => Number(penaltyNumeratorOf(1n, rateBps, day, day))

/** How the penalty rate of a loan steps up with the days overdue, read off the rule itself, day by day through a year. */
export function penaltyBandsOf(rateBps: number): PenaltyBand[] {
  const bands: PenaltyBand[] = []
  for (let day = 1; day <= 366; day++) {
    const rateTenths = rateOnDay(rateBps, day)
    const band = bands.at(-1)
    if (band?.rateTenths === rateTenths) band.last = day
    else bands.push({ first: day, last: day, rateTenths })
  }
  const open = bands.at(-1)
  return open ? [...bands.slice(0, -1), { first: open.first, rateTenths: open.rateTenths }] : bands
}

/** The first day after the due date on which a penalty runs. */
export const firstPenaltyDayOf = (rateBps: number): number =>
  penaltyBandsOf(rateBps).find(({ rateTenths }) => rateTenths > 0)?.first ?? 1

/** Penalty of one day at that rate, rounded to the fen; the exact sum is rounded once, so days do not add up to it. */
export const dayOfPenaltyFen = (principalFen: bigint, { rateTenths }: PenaltyBand): Fen =>
  penaltyFenOf(principalFen * BigInt(rateTenths))

/** 14600 tenths of a basis point are 14.6%. */
export function formatRateTenths(rateTenths: number): string {
  const decimals = String(rateTenths % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${Math.floor(rateTenths / 1000)}${decimals && `.${decimals}`}%`
}
