import { testDatabase } from '@/db/testing/database'
import { someLender } from '@/db/testing/loans'
import { inTransaction } from '@/db/transaction'
import { WORKER, type Staff } from '@/lib/access/rules'
import { day } from '@/lib/calendar/day'
import { newId } from '@/lib/id'
import { fen } from '@/lib/money/fen'
import { beforeAll, expect, test } from 'vitest'
import { openAccounts } from './open-accounts'
import { postTransactions } from './post-transactions'
import {
  getBalances,
  getLoanAccounts,
  getTransaction,
  listEntries,
  listTransactions,
  type LoanAccounts,
} from './queries'
import { accountsOfLoan, entriesOfLoanOpened, entriesOfRepayment, entriesOn } from './rules'

await testDatabase()

const auditor: Staff = { side: 'staff', staffId: newId(), role: 'auditor', sessionId: newId(), steppedUpAt: new Date() }
const loanId = newId()
const openedId = newId()
const repaidId = newId()
let accounts: LoanAccounts
let lenderId: string

beforeAll(async () => {
  lenderId = (await someLender()).id
  await inTransaction(WORKER, 'test', async (ctx) => {
    await openAccounts(ctx, accountsOfLoan(loanId))
    accounts = (await getLoanAccounts(WORKER, [{ loanId, lenderId }], ctx.tx)).get(loanId)!
    const about = { valueOn: day('2026-11-20'), eventAt: new Date('2026-11-20T01:00:00Z') }
    await postTransactions(ctx, [
      {
        ...{ id: openedId, kind: 'loan_opened', subject: 'loan', subjectId: loanId, ...about },
        entries: entriesOn(accounts, entriesOfLoanOpened(fen(10_000))),
      },
      {
        ...{ id: repaidId, kind: 'repayment', subject: 'repayment', subjectId: newId(), ...about },
        entries: entriesOn(
          accounts,
          entriesOfRepayment({ principalFen: fen(1_000), interestFen: fen(50), penaltyFen: fen(5) }),
        ),
      },
    ])
  })
})

test('a transaction is shown debit beside credit, with both sums', async () => {
  const view = await getTransaction(auditor, repaidId)
  expect(view).toMatchObject({ kind: 'repayment', valueOn: '2026-11-20', debitFen: 1_110n, creditFen: 1_110n })
  expect(
    view!.rows.map(({ account, debitFen, creditFen, balanceFen }) => [account, debitFen, creditFen, balanceFen]),
  ).toEqual([
    ['receivable_interest', 50n, 0n, 50n],
    ['receivable_penalty', 5n, 0n, 5n],
    ['lender_book', 0n, 55n, -10_055n],
    ['receivable_principal', 0n, 1_000n, 9_000n],
    ['receivable_interest', 0n, 50n, 0n],
    ['receivable_penalty', 0n, 5n, 0n],
    ['lender_book', 1_055n, 0n, -9_000n],
  ])
})

test('the transactions of a thing are found by it', async () => {
  expect((await listTransactions(auditor, [loanId])).map(({ id }) => id)).toEqual([openedId])
  expect(await listTransactions(auditor, [newId()])).toEqual([])
  expect(await getTransaction(auditor, newId())).toBeUndefined()
})

test('the entries of an account come newest first, page by page', async () => {
  const [first, second, third, ...rest] = await listEntries(auditor, accounts.lender_book)
  expect([first, second, third].map((row) => [row!.kind, row!.balanceFen])).toEqual([
    ['repayment', -9_000n],
    ['repayment', -10_055n],
    ['loan_opened', -10_000n],
  ])
  expect(rest).toEqual([])
  expect(await listEntries(auditor, accounts.lender_book, first)).toEqual([second, third])
  expect(await listEntries(auditor, accounts.lender_book, second)).toEqual([third])
})

test('balances add the sub-accounts up', async () => {
  expect(await getBalances(auditor, lenderId)).toEqual([
    { account: 'lender', balanceFen: 0n },
    { account: 'lender_book', balanceFen: -9_000n },
  ])
  expect(await getBalances(auditor, loanId)).toContainEqual({ account: 'receivable_principal', balanceFen: 9_000n })
})
