import { testDatabase } from '@/db/testing/database'
import { someLender, someLoan } from '@/db/testing/loans'
import { somebody } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { day } from '@/lib/calendar/day'
import { startOfDay } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { fen } from '@/lib/money/fen'
import { beforeAll, expect, test } from 'vitest'
import { bookRepayments } from './book-repayments'
import { exportBook } from './export-book'
import { loadLoans } from './load-loan'

const database = await testDatabase()
const terms = {
  ...{ principalFen: fen(20_000), rateBps: 1_200, method: 'equal_principal' as const, terms: 2 },
  ...{ startOn: day('2026-08-10'), dueDay: 10 },
}
let lender: { id: string; name: string }
let refs: string[]

beforeAll(async () => {
  lender = await someLender()
  const { id } = await somebody()
  const lenderId = lender.id
  const loans = [
    await someLoan(id, { lenderId, terms }),
    await someLoan(id, { lenderId, terms: { ...terms, startOn: day('2026-10-11') } }),
  ]
  refs = loans.map(({ loanRef }) => loanRef)
  await inTransaction(WORKER, 'test', async (ctx) => {
    const state = await loadLoans(ctx, { loanIds: [loans[0]!.id] })
    const paid = (repaymentRef: string, valueOn: string, amountFen: number) => ({
      ...{ loanId: loans[0]!.id, repaymentRef, source: 'imported' as const, paymentId: null },
      ...{ valueOn: day(valueOn), eventAt: startOfDay(day(valueOn)), amountFen: fen(amountFen) },
    })
    await bookRepayments(ctx, state, [paid('R1', '2026-09-10', 10_000), paid('R2', '2026-10-20', 5_000)])
  })
})

async function exported(asOf: string) {
  const files: Record<string, string[]> = { instalments: [], loans: [] }
  const written = await inTransaction(WORKER, 'test', (ctx) =>
    exportBook(ctx, {
      lender: lender.name,
      asOf: day(asOf),
      write: async (file, lines) => void files[file]!.push(...lines),
    }),
  )
  return { files, written }
}

test('it counts the repayments up to the day, and the loans that had begun', async () => {
  const { files, written } = await exported('2026-10-15')
  const [first, second] = [refs[0]!, refs[1]!]
  expect(files.instalments![0]).toBe(
    'loan_ref,number,due_date,principal_fen,interest_fen,principal_paid_fen,interest_paid_fen,penalty_due_fen,penalty_paid_fen,state',
  )
  // 200 of interest, then 9,800 of principal on 10 September; from the 14th penalty runs on the 200 that are left.
  expect(files.instalments!.filter((line) => line.startsWith(first))).toEqual([
    `${first},1,2026-09-10,10000,200,9800,200,2,0,overdue`,
    `${first},2,2026-10-10,10000,100,0,0,7,0,overdue`,
  ])
  expect(files.loans).toContain(`${first},10200,100,9,10200,35,10309`)
  expect(files.loans).toContain(`${second},20000,0,0,0,0,20300`)
  expect(written).toEqual({ instalments: 4, loans: 2 })
})

test('later repayments count later, and a loan that had not begun is left out', async () => {
  const [first] = refs
  expect((await exported('2026-10-10')).written).toEqual({ instalments: 2, loans: 1 })
  const { files } = await exported('2026-10-20')
  const instalments = files.instalments!.filter((line) => line.startsWith(first!))
  expect(instalments.map((line) => line.split(',').slice(5, 7).join('/'))).toEqual([
    '10000/200',
    expect.stringMatching(/^4\d+\/100$/),
  ])
})

test('loans stand in the order of their references', async () => {
  const { files } = await exported('2026-11-24')
  expect(files.loans!.slice(1).map((line) => line.split(',')[0])).toEqual([...refs].sort())
})

test('a lender whom nobody knows is not found', async () => {
  const before = await database.sql.owner`select count(*)::int as count from lenders`
  const unknown = inTransaction(WORKER, 'test', (ctx) =>
    exportBook(ctx, { lender: newId(), asOf: day('2026-11-24'), write: () => Promise.resolve() }),
  )
  await expect(unknown).rejects.toMatchObject({ code: 'not_found' })
  expect(await database.sql.owner`select count(*)::int as count from lenders`).toEqual(before)
})
