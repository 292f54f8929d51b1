import type { Terms } from '@/lib/agreements/rules'
import { addDays, day, daysBetween } from '@/lib/calendar/day'
import { fen, sumFen } from '@/lib/money/fen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimOf, interestCovered, openOf, standingOf } from './rules'

const POSTED_ON = day('2026-12-12')
const loan = (months: number, rateBps = 0): Terms => ({ meaning: 'loan', months, firstOn: day('2027-01-15'), rateBps })

const anAmount = fc.bigInt({ min: 1n, max: 20_000_000n }).map((amount) => fen(amount))
const aLoan = fc
  .record({
    months: fc.integer({ min: 1, max: 36 }),
    rateBps: fc.integer({ min: 0, max: 1_200 }),
    wait: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ months, rateBps, wait }): Terms => ({ meaning: 'loan', months, firstOn: addDays(POSTED_ON, wait), rateBps }))

describe('the claim of a posted payment', () => {
  it('is none for a gift', () => {
    expect(claimOf({ meaning: 'gift' }, fen(41_250), POSTED_ON)).toBeUndefined()
  })

  it('is what was posted, in equal parts: 5 × 82.50 = 412.50', () => {
    const claim = claimOf(loan(5), fen(41_250), POSTED_ON)
    expect(claim).toMatchObject({ meaning: 'loan', principalFen: 41_250n, startedOn: POSTED_ON })
    expect(claim?.plan.map(({ dueOn, principalFen, interestFen }) => [dueOn, principalFen, interestFen])).toEqual([
      ['2027-01-15', 8_250n, 0n],
      ['2027-02-15', 8_250n, 0n],
      ['2027-03-15', 8_250n, 0n],
      ['2027-04-15', 8_250n, 0n],
      ['2027-05-15', 8_250n, 0n],
    ])
  })

  it('puts what cannot be divided on the last day', () => {
    expect(claimOf(loan(3), fen(10_000), POSTED_ON)?.plan.map(({ principalFen }) => principalFen)).toEqual([
      3_333n,
      3_333n,
      3_334n,
    ])
  })

  it('of an advance is one part on its day, without interest', () => {
    const claim = claimOf({ meaning: 'advance', byOn: day('2027-03-31') }, fen(41_283), POSTED_ON)
    expect(claim?.plan).toEqual([{ number: 1, dueOn: day('2027-03-31'), principalFen: 41_283n, interestFen: 0n }])
  })

  it('bears interest by days on what is unpaid, fractions of a fen left out: 1,000.00 at 12 % over 34 and 31 days', () => {
    const plan = claimOf(loan(2, 1_200), fen(100_000), POSTED_ON)?.plan
    expect(plan?.map(({ interestFen }) => interestFen)).toEqual([1_117n, 509n])
  })

  it('keeps the last day of a shorter month', () => {
    const plan = claimOf(
      { meaning: 'loan', months: 3, firstOn: day('2027-01-31'), rateBps: 0 },
      fen(300),
      POSTED_ON,
    )?.plan
    expect(plan?.map(({ dueOn }) => dueOn)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31'])
  })

  it('adds up to the fen, falls due in order, and never costs more than its rate by days', () => {
    fc.assert(
      fc.property(aLoan, anAmount, (terms, amountFen) => {
        const plan = claimOf(terms, amountFen, POSTED_ON)!.plan
        expect(sumFen(plan.map(({ principalFen }) => principalFen))).toBe(amountFen)
        let balance: bigint = amountFen
        let from = POSTED_ON
        let balanceDays = 0n
        for (const part of plan) {
          expect(part.dueOn > from).toBe(true)
          expect(part.principalFen >= 0n && part.interestFen >= 0n).toBe(true)
          balanceDays += balance * BigInt(daysBetween(from, part.dueOn))
          balance -= part.principalFen
          from = part.dueOn
        }
        const rateBps = terms.meaning === 'loan' ? BigInt(terms.rateBps) : 0n
        expect(sumFen(plan.map(({ interestFen }) => interestFen)) * 3_650_000n <= balanceDays * rateBps).toBe(true)
        const equal = plan.slice(0, -1).map(({ principalFen }) => principalFen)
        expect(new Set(equal).size).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    )
  })
})

describe('how a plan stands', () => {
  const plan = claimOf(loan(5), fen(41_250), POSTED_ON)!.plan

  it('what came in fills the oldest part first', () => {
    const standing = standingOf(plan, fen(10_000), day('2027-02-16'))
    expect(standing.map(({ receivedFen, openFen, isLate }) => [receivedFen, openFen, isLate])).toEqual([
      [8_250n, 0n, false],
      [1_750n, 6_500n, true],
      [0n, 8_250n, false],
      [0n, 8_250n, false],
      [0n, 8_250n, false],
    ])
    expect(openOf(standing)).toBe(31_250n)
  })

  it('on its day a part is not late yet', () => {
    expect(standingOf(plan, fen(0), day('2027-01-15'))[0]?.isLate).toBe(false)
    expect(standingOf(plan, fen(0), day('2027-01-16'))[0]?.isLate).toBe(true)
  })

  it('received and open add up to what is due, whatever came in', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -100n, max: 60_000n }), (received) => {
        const standing = standingOf(plan, fen(received), POSTED_ON)
        for (const { principalFen, interestFen, receivedFen, openFen } of standing)
          expect(receivedFen + openFen).toBe(principalFen + interestFen)
        const expected = received < 0n ? 0n : received > 41_250n ? 41_250n : received
        expect(sumFen(standing.map(({ receivedFen }) => receivedFen))).toBe(expected)
      }),
    )
  })
})

describe('interest in what came in', () => {
  it('is taken first in each part, and all of it once all came in', () => {
    fc.assert(
      fc.property(anAmount, aLoan, fc.nat(), (amountFen, terms, seed) => {
        const plan = claimOf(terms, amountFen, POSTED_ON)?.plan ?? []
        const total = plan.reduce((sum, { principalFen, interestFen }) => sum + principalFen + interestFen, 0n)
        const interest = plan.reduce((sum, { interestFen }) => sum + interestFen, 0n)
        const received = BigInt(seed) % (total + 1n)
        const covered = interestCovered(plan, fen(received))
        expect(interestCovered(plan, fen(total))).toBe(interest)
        expect(covered >= 0n && covered <= interest && covered <= received).toBe(true)
        expect(received - covered <= amountFen).toBe(true)
      }),
    )
  })
})
