import { testDatabase } from '@/db/testing/database'
import { someLoan } from '@/db/testing/loans'
import { asBorrower } from '@/db/testing/payments'
import { somebody } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import { WORKER, type Staff } from '@/lib/access/rules'
import { addDays, addMonths, type Day } from '@/lib/calendar/day'
import { dayOf, startOfDay } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { postTransactions } from '@/lib/ledger/post-transactions'
import { fen } from '@/lib/money/fen'
import { valueOf } from '@/lib/refusal'
import { describe, expect, test } from 'vitest'
import { bookRepayments } from './book-repayments'
import { loadLoan, loadLoans } from './load-loan'
import { lockLoan } from './lock-loan'
import { getLoan, listLoans } from './queries'
import { payoffOn, positionAt } from './rules'

const database = await testDatabase()
const today = dayOf(new Date())

/** Without interest over 6 months, 100.00 each, so that the n-th instalment falls due in `dueIn` days. */
function termsDue(nth: number, dueIn: number) {
  const dueOn = addDays(today, dueIn)
  return {
    ...{ principalFen: fen(60_000), rateBps: 0, method: 'equal_principal' as const, terms: 6 },
    ...{ startOn: addMonths(dueOn, -nth), dueDay: Number(dueOn.slice(8)) },
  }
}

async function repay(loanId: string, amountFen: number, valueOn: Day): Promise<void> {
  await inTransaction(WORKER, 'test', async (ctx) => {
    await lockLoan(ctx, { loanId })
    const loans = await loadLoans(ctx, { loanIds: [loanId] })
    const repaymentRef = `R-${newId().slice(-8)}`
    const [answer] = await bookRepayments(ctx, loans, [
      {
        ...{ loanId, repaymentRef, source: 'imported', valueOn, eventAt: startOfDay(valueOn) },
        ...{ amountFen: fen(amountFen), paymentId: null },
      },
    ])
    await postTransactions(ctx, [valueOf(answer!).transaction])
  })
}

/** How many statements of its own a read sends, begin and the clock left out. */
async function statementsOf(read: (tx: never) => Promise<unknown>): Promise<number> {
  const sent: string[] = []
  await inTransaction(WORKER, 'test', async ({ tx }) => {
    const { session } = tx._ as unknown as { session: { client: { unsafe: (...args: unknown[]) => unknown } } }
    const unsafe = session.client.unsafe.bind(session.client)
    session.client.unsafe = (query: unknown, ...rest: unknown[]) => {
      sent.push(String(query))
      return unsafe(query, ...rest)
    }
    await read(tx as never)
  })
  return sent.filter((query) => !query.includes('clock()')).length
}

describe('the borrower’s loans', () => {
  test('come by next due date, those settled last, each with what it asks for today', async () => {
    const { id } = await somebody()
    const later = await someLoan(id, { terms: termsDue(1, 20) })
    const soon = await someLoan(id, { terms: termsDue(2, 3) })
    await repay(soon.id, 10_000, addDays(today, -5))
    const overdue = await someLoan(id, { terms: termsDue(2, -12) })
    await repay(overdue.id, 10_000, addDays(today, -40))
    const settled = await someLoan(id, { terms: termsDue(1, 9) })
    await repay(settled.id, 60_000, today)
    const { today: asOf, loans } = await listLoans(asBorrower(id))
    expect(asOf).toBe(today)
    expect(loans.map((loan) => loan.id)).toEqual([overdue.id, soon.id, later.id, settled.id])
    expect(loans[0]).toMatchObject({
      ...{ daysOverdue: 12, overdueFen: 10_000n, dueNowFen: 10_000n, instalmentsLeft: 5, instalments: 6 },
      next: { number: 2, dueOn: addDays(today, -12), owedFen: 10_000n, state: 'overdue' },
      payoffFen: 50_000n,
    })
    expect(loans[1]).toMatchObject({
      daysOverdue: 0,
      overdueFen: 0n,
      dueNowFen: 0n,
      next: { number: 2, state: 'upcoming' },
    })
    expect(loans[3]).toMatchObject({ settledOn: today, next: undefined, payoffFen: 0n, instalmentsLeft: 0 })
  })

  test('count what is due today as due, not as overdue', async () => {
    const { id } = await somebody()
    await someLoan(id, { terms: termsDue(1, 0) })
    const { loans } = await listLoans(asBorrower(id))
    expect(loans[0]).toMatchObject({ dueNowFen: 10_000n, overdueFen: 0n, daysOverdue: 0, next: { state: 'due' } })
  })

  test('are nobody else’s', async () => {
    const [his, hers] = [await somebody(), await somebody()]
    const loan = await someLoan(his.id)
    expect((await listLoans(asBorrower(hers.id))).loans).toEqual([])
    expect(await getLoan(asBorrower(hers.id), loan.id)).toBeUndefined()
    expect(await getLoan(asBorrower(his.id), newId())).toBeUndefined()
    expect((await getLoan(asBorrower(his.id), loan.id))?.loanRef).toBe(loan.loanRef)
    const staff: Staff = {
      side: 'staff',
      staffId: newId(),
      role: 'support',
      sessionId: newId(),
      steppedUpAt: new Date(),
    }
    expect((await getLoan(staff, loan.id))?.borrowerId).toBe(his.id)
  })
})

describe('one loan', () => {
  test('is shown with its lender, where it stands today, and each repayment with its parts, newest first', async () => {
    const { id } = await somebody()
    const { id: loanId, loanRef } = await someLoan(id, { terms: termsDue(1, -1) })
    await repay(loanId, 15_000, addDays(today, -20))
    await repay(loanId, 20_000, today)
    const view = await getLoan(asBorrower(id), loanId)
    expect(view).toMatchObject({
      loanRef,
      today,
      lender: { phone: '400-000-0000' },
      nextDueOn: addMonths(addDays(today, -1), 3),
    })
    expect(view!.position).toEqual(positionAt(view!.loan, today))
    expect(view!.position.instalments.map(({ state }) => state)).toEqual([
      ...['paid', 'paid', 'paid', 'upcoming', 'upcoming', 'upcoming'],
    ])
    expect(payoffOn(view!.loan, today)).toBe(25_000n)
    const none = { penaltyFen: 0n, interestFen: 0n }
    expect(view!.repayments.map(({ valueOn, amountFen, parts }) => [valueOn, amountFen, parts])).toEqual([
      [
        today,
        20_000n,
        [
          { number: 2, ...none, principalFen: 5_000n },
          { number: 3, ...none, principalFen: 10_000n },
          { number: 4, ...none, principalFen: 5_000n },
        ],
      ],
      [
        addDays(today, -20),
        15_000n,
        [
          { number: 1, ...none, principalFen: 10_000n },
          { number: 2, ...none, principalFen: 5_000n },
        ],
      ],
    ])
  })

  test('is what a command loads under its lock', async () => {
    const { id } = await somebody()
    const { id: loanId } = await someLoan(id)
    const view = await getLoan(asBorrower(id), loanId)
    const loaded = await inTransaction(asBorrower(id), 'test', async (ctx) => {
      await lockLoan(ctx, { loanId })
      return loadLoan(ctx, { loanId })
    })
    expect(loaded?.state).toEqual(view!.loan)
  })
})

test('a list takes one statement, a loan two', async () => {
  const { id } = await somebody()
  const { id: loanId } = await someLoan(id)
  expect(await statementsOf((tx) => listLoans(asBorrower(id), tx))).toBe(1)
  expect(await statementsOf((tx) => getLoan(asBorrower(id), loanId, tx))).toBe(2)
})

test('the rows say of a loan what its repayments say', async () => {
  const { id } = await somebody()
  const { id: loanId } = await someLoan(id, { terms: termsDue(3, -30) })
  await repay(loanId, 12_345, addDays(today, -80))
  await repay(loanId, 9_999, addDays(today, -3))
  const view = await getLoan(asBorrower(id), loanId)
  const rows = await database.sql
    .owner`select number, principal_paid_fen, interest_paid_fen, penalty_paid_fen from instalments
    where loan_id = ${loanId} order by number`
  expect(rows.map((row) => Object.values(row).map(Number))).toEqual(
    view!.loan.instalments.map((one) =>
      [one.number, one.principalPaidFen, one.interestPaidFen, one.penaltyPaidFen].map(Number),
    ),
  )
})
