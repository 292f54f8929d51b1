import { expect, test } from 'vitest'
import { testDatabase } from '@/db/testing/database'
import { begunPayment, hear, heldWord, postedPayment, quote, someDebtor } from '@/db/testing/payments'
import { inTransaction } from '@/db/transaction'
import { WORKER, type Staff } from '@/lib/access/rules'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { bookRepayments } from '@/lib/loans/book-repayments'
import { loadLoans } from '@/lib/loans/load-loan'
import { fen, sumFen } from '@/lib/money/fen'
import { getQuote } from '@/lib/quotes/queries'
import { getPayChoice, getPayment, getPaymentFile, listStuckPayments } from './queries'
import { settlePayments } from '@/lib/assists/settle-payments'

const { sql } = await testDatabase()

const settle = () => inTransaction(WORKER, 'test', settlePayments)
const support: Staff = { side: 'staff', staffId: newId(), role: 'support', sessionId: newId(), steppedUpAt: new Date() }

const repay = (loanId: string, amountFen: bigint) =>
  inTransaction(WORKER, 'test', async (ctx) =>
    bookRepayments(ctx, await loadLoans(ctx, { loanIds: [loanId] }), [
      {
        ...{ loanId, repaymentRef: newId(), source: 'imported', valueOn: dayOf(ctx.now), eventAt: ctx.now },
        ...{ amountFen: fen(amountFen), paymentId: null },
      },
    ]),
  )

test('what can be paid today adds up to the payoff, and says when a payment is under way', async () => {
  const { borrower, loan, paymentId, amountFen } = await begunPayment()
  const choice = await getPayChoice(borrower, loan.id)
  expect(choice?.open).toHaveLength(18)
  expect(choice?.open[0]).toMatchObject({ number: 1, isOverdue: true, owedFen: amountFen })
  expect(sumFen(choice?.open.map(({ owedFen }) => owedFen) ?? [])).toBe(choice?.payoffFen)
  expect(choice?.runningPaymentId).toBeNull()
  await hear(paymentId, heldWord(amountFen))
  expect((await getPayChoice(borrower, loan.id))?.runningPaymentId).toBe(paymentId)
})

test('a price shows its lines, what they leave, and the price that it took the place of', async () => {
  const { borrower, loan } = await someDebtor()
  const first = await quote(borrower, loan.id)
  const second = await quote(borrower, loan.id, { kind: 'amount', amountFen: fen(10_000) })
  const view = await getQuote(borrower, second.quoteId, first.quoteId)
  const before = await getQuote(borrower, first.quoteId, undefined)
  expect(before).toMatchObject({ isLive: true, wasFen: null, settlesLoan: false })
  expect(before?.lines[0]?.owesFen).toBe(0n)
  expect(view).toMatchObject({
    amountFen: 10_000n,
    wasFen: before?.amountFen,
    loan: { id: loan.id, loanRef: loan.loanRef },
  })
  expect(view?.lines).toHaveLength(1)
  expect(view?.lines[0]?.owesFen).toBe(before!.amountFen - 10_000n)
  for (const line of view?.lines ?? [])
    expect(sumFen([line.principalFen, line.interestFen, line.penaltyFen])).toBe(line.amountFen)
})

test('a payment tells its course, and once posted what it closed, whatever is repaid later', async () => {
  const { borrower, loan, paymentId, amountFen, receiptNo } = await postedPayment(undefined, {
    kind: 'amount',
    amountFen: fen(20_000),
  })
  expect(await getPayment(borrower, paymentId)).toMatchObject({
    state: 'captured',
    postedAt: null,
    receipt: null,
    instrument: { kind: 'debit', tail: '6621' },
  })
  await settle()
  const view = await getPayment(borrower, paymentId)
  expect(view).toMatchObject({
    lenderReceipt: receiptNo,
    amountFen,
    loan: { loanRef: loan.loanRef },
    receipt: { overdueLeft: 1, next: { number: 1 } },
  })
  expect(view?.receipt?.lines).toMatchObject([{ number: 1, paidFen: 20_000n, isOverdue: true }])
  expect(view!.receipt!.lines[0]!.owesFen).toBeGreaterThan(0n)
  await repay(loan.id, 60_000n)
  expect((await getPayment(borrower, paymentId))?.receipt).toEqual(view?.receipt)
})

test('other people’s prices, payments and loans are not found', async () => {
  const [mine, other] = [await someDebtor(), await begunPayment()]
  expect(await getPayChoice(mine.borrower, other.loan.id)).toBeUndefined()
  expect(await getQuote(mine.borrower, other.quoteId, undefined)).toBeUndefined()
  expect(await getPayment(mine.borrower, other.paymentId)).toBeUndefined()
  const own = await quote(mine.borrower, mine.loan.id)
  expect((await getQuote(mine.borrower, own.quoteId, other.quoteId))?.wasFen).toBeNull()
})

test('staff find what waits for a person: set aside, a silent lender, a silent channel', async () => {
  const silentLender = await begunPayment()
  const [silentChannel, fine] = [await begunPayment(), await postedPayment()]
  await hear(silentLender.paymentId, heldWord(silentLender.amountFen))
  const stuck = async () => (await listStuckPayments(support)).map(({ id }) => id)
  expect(await stuck()).toEqual([])
  await settle()
  await sql.owner`update outside_calls set answered_at = now(), outcome = 'placed' where payment_id = ${fine.paymentId} and verb = 'order'`
  await sql.owner`select app.move_clock('16 minutes')`
  expect(await stuck()).toEqual(expect.arrayContaining([silentLender.paymentId, silentChannel.paymentId]))
  expect(await stuck()).not.toContain(fine.paymentId)
  await sql.owner`update payments set posted_at = null, lender_receipt = null, set_aside_at = now() where id = ${fine.paymentId}`
  expect(await stuck()).toContain(fine.paymentId)
  const file = await getPaymentFile(support, silentLender.paymentId)
  expect(file).toMatchObject({ state: 'held' })
  expect(file?.calls.map(({ verb, outcome }) => [verb, outcome])).toEqual([
    ['order', null],
    ['capture', null],
  ])
})
