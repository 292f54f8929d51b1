import { ACCOUNT_KINDS } from '@/db/schema/ledger'
import { fen } from '@/lib/money/fen'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  accountsOfLender,
  accountsOfLoan,
  bucketOf,
  entriesOfCapture,
  entriesOfClaimOpened,
  entriesOfClaimPaid,
  entriesOfLoanOpened,
  entriesOfPost,
  entriesOfRefund,
  entriesOfRepayment,
  entriesOn,
  LENDER_BUCKETS,
  NATURES,
  type AccountKind,
  type Entry,
} from './rules'

const amount = fc.bigInt({ min: 1n, max: 2n ** 53n }).map(fen)
const share = fc.bigInt({ min: 0n, max: 2n ** 53n }).map(fen)
const owed = fc.record({ principalFen: share, interestFen: share, penaltyFen: share })

const totals = (entries: readonly Entry[]): Partial<Record<AccountKind, bigint>> => {
  const sums: Partial<Record<AccountKind, bigint>> = {}
  for (const { account, amountFen } of entries) sums[account] = (sums[account] ?? 0n) + amountFen
  return sums
}
const sum = (entries: readonly Entry[]): bigint => entries.reduce((total, { amountFen }) => total + amountFen, 0n)

describe('every act', () => {
  test('sums to zero, moves money in each entry, and has two of them at least', () => {
    fc.assert(
      fc.property(amount, owed, (amountFen, parts) => {
        const acts: Entry[][] = [
          entriesOfLoanOpened(amountFen),
          entriesOfCapture(amountFen),
          entriesOfPost(amountFen),
          entriesOfRefund(amountFen),
          entriesOfClaimOpened(amountFen),
          entriesOfClaimPaid(amountFen),
          entriesOfClaimPaid(-amountFen),
        ]
        if (parts.principalFen + parts.interestFen + parts.penaltyFen > 0n) acts.push(entriesOfRepayment(parts))
        for (const entries of acts) {
          expect(sum(entries)).toBe(0n)
          expect(entries.length).toBeGreaterThanOrEqual(2)
          expect(entries.every(({ amountFen: moved }) => moved !== 0n)).toBe(true)
        }
      }),
    )
  })
})

describe('a repayment', () => {
  test('books its own interest and penalty first and leaves both at zero', () => {
    fc.assert(
      fc.property(owed, (parts) => {
        const sums = totals(entriesOfRepayment(parts))
        expect(sums.receivable_interest ?? 0n).toBe(0n)
        expect(sums.receivable_penalty ?? 0n).toBe(0n)
        expect(sums.receivable_principal ?? 0n).toBe(-parts.principalFen)
        expect(sums.lender_book ?? 0n).toBe(parts.principalFen)
      }),
    )
  })

  test('never takes an account through the wrong side of zero on its way', () => {
    fc.assert(
      fc.property(owed, share, (parts, restFen) => {
        const balances = new Map<AccountKind, bigint>([
          ['receivable_principal', parts.principalFen + restFen],
          ['lender_book', -(parts.principalFen + restFen)],
        ])
        for (const { account, amountFen } of entriesOfRepayment(parts)) {
          const next = (balances.get(account) ?? 0n) + amountFen
          balances.set(account, next)
          expect(NATURES[account] === 'debit' ? next >= 0n : next <= 0n).toBe(true)
        }
      }),
    )
  })

  test('of principal alone has no other entries', () => {
    expect(entriesOfRepayment({ principalFen: fen(500), interestFen: fen(0), penaltyFen: fen(0) })).toEqual([
      { account: 'receivable_principal', amountFen: -500n },
      { account: 'lender_book', amountFen: 500n },
    ])
  })
})

test('captured money waits in clearing until it is posted or goes back', () => {
  const posted = totals([...entriesOfCapture(fen(900)), ...entriesOfPost(fen(900))])
  expect(posted).toEqual({ channel: 900n, clearing: 0n, lender: -900n })
  expect(totals([...entriesOfCapture(fen(900)), ...entriesOfRefund(fen(900))])).toEqual({ channel: 0n, clearing: 0n })
})

test('a claim is opened between friend and borrower, and paid down between them', () => {
  expect(totals([...entriesOfClaimOpened(fen(900)), ...entriesOfClaimPaid(300n)])).toEqual({
    claim_friend: 600n,
    claim_borrower: -600n,
  })
})

test('the database knows the same kinds of account', () => {
  expect(Object.keys(NATURES).sort()).toEqual([...ACCOUNT_KINDS].sort())
})

test('a loan uses one of the sub-accounts of its lender, always the same', () => {
  const ids = Array.from(
    { length: LENDER_BUCKETS },
    (_, bucket) => `01999999-0000-7000-8000-00000000000${bucket.toString(16)}`,
  )
  expect(ids.map(bucketOf)).toEqual(ids.map((_, bucket) => bucket))
  const opened = accountsOfLender('lender').filter(({ kind }) => kind === 'lender_book')
  expect(opened.map(({ bucket }) => bucket)).toEqual(ids.map((_, bucket) => bucket))
})

test('entries are put on the accounts that they mean', () => {
  const accounts = { channel: 'a', clearing: 'b' }
  expect(entriesOn(accounts, entriesOfCapture(fen(7)))).toEqual([
    { accountId: 'a', amountFen: 7n },
    { accountId: 'b', amountFen: -7n },
  ])
  expect(accountsOfLoan('x').map(({ ownerId }) => ownerId)).toEqual(['x', 'x', 'x'])
})
