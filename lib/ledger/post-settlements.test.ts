import { expect, test } from 'vitest'
import { testDatabase } from '@/db/testing/database'
import { postedPayment } from '@/db/testing/payments'
import { inTransaction, type Ctx } from '@/db/transaction'
import { WORKER, type Worker } from '@/lib/access/rules'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { loadLoan } from '@/lib/loans/load-loan'
import { sumFen, type Fen } from '@/lib/money/fen'
import { settlementOf } from '@/lib/payments/rules'
import { postSettlements, type Settlement } from './post-settlements'
import { getLoanAccounts } from './queries'
import { entriesOfPost, entriesOfRepayment, entriesOn } from './rules'

const { sql } = await testDatabase()

const work = <T>(act: (ctx: Ctx<Worker>) => Promise<T>): Promise<T> => inTransaction(WORKER, 'test', act)

/** What the rules make of a payment that the lender has posted. */
async function settlement(): Promise<Settlement> {
  const { paymentId, loan, borrower, amountFen, receiptNo } = await postedPayment()
  return work(async (ctx) => {
    const found = await loadLoan(ctx, { loanId: loan.id })
    const accounts = await getLoanAccounts(ctx.actor, [{ loanId: loan.id, lenderId: loan.lenderId }], ctx.tx)
    const valueOn = dayOf(ctx.now)
    const settled = settlementOf(found!.state, { valueOn, amountFen })
    if (!settled.ok) throw new Error(settled.code)
    const { parts, ...after } = settled.value
    const sum = (kind: 'penaltyFen' | 'interestFen' | 'principalFen') => sumFen(parts.map((part) => part[kind]))
    const sums = { penaltyFen: sum('penaltyFen'), interestFen: sum('interestFen'), principalFen: sum('principalFen') }
    const [repaymentId, own] = [newId(), accounts.get(loan.id)!]
    const common = { id: newId(), valueOn, eventAt: ctx.now }
    return {
      payment: { id: paymentId, receiptNo, postedAt: ctx.now },
      repayment: {
        ...loan,
        id: repaymentId,
        loanId: loan.id,
        borrowerId: borrower.personId,
        source: 'own',
        valueOn,
        amountFen,
      },
      parts,
      loan: after,
      transactions: [
        {
          ...{ ...common, id: newId(), kind: 'repayment', subject: 'repayment', subjectId: repaymentId },
          entries: entriesOn(own, entriesOfRepayment(sums)),
        },
        {
          ...common,
          kind: 'post',
          subject: 'payment',
          subjectId: paymentId,
          entries: entriesOn(own, entriesOfPost(amountFen)),
        },
      ],
      notices: [{ forPerson: borrower.personId, side: 'borrower', kind: 'payment_posted' }],
    }
  })
}

const counts = async () =>
  sql.owner`select (select count(*) from repayments) as repayments, (select count(*) from ledger_entries) as entries,
    (select count(*) from notices) as notices, (select coalesce(sum(principal_paid_fen), 0) from instalments) as paid`

test('one call books all of it', async () => {
  const one = await settlement()
  expect(await work((ctx) => postSettlements(ctx, [one]))).toEqual([])
  const [row] =
    await sql.owner`select posted_at is not null as posted, lender_receipt from payments where id = ${one.payment.id}`
  expect(row).toEqual({ posted: true, lender_receipt: one.payment.receiptNo })
})

test.each<[string, (one: Settlement) => Promise<unknown> | Settlement]>([
  [
    'an instalment that is closed',
    ({ repayment: { loanId } }) => sql.owner`
    update instalments set principal_paid_fen = principal_fen, interest_paid_fen = interest_fen, closed_on = current_date where loan_id = ${loanId} and number = 1`,
  ],
  [
    'a loan that is settled',
    ({ repayment: { loanId } }) => sql.owner`update loans set settled_on = current_date where id = ${loanId}`,
  ],
  [
    'a payment that is ending',
    ({ payment: { id } }) => sql.owner`update payments set end_cause = 'lender_refused' where id = ${id}`,
  ],
  [
    'a payment that is posted',
    ({ payment: { id } }) => sql.owner`update payments set posted_at = now(), lender_receipt = 'R-x' where id = ${id}`,
  ],
  [
    'another sum than the payment’s',
    (one) => ({ ...one, repayment: { ...one.repayment, amountFen: (one.repayment.amountFen + 1n) as Fen } }),
  ],
  [
    'a debit without its credit',
    (one) => ({
      ...one,
      transactions: one.transactions.map((each) => ({ ...each, entries: each.entries.slice(1) })),
    }),
  ],
])('%s: refused whole, and returned', async (_, spoil) => {
  const one = await settlement()
  const spoilt = await spoil(one)
  const before = await counts()
  const given = isSettlement(spoilt) ? spoilt : one
  expect(await work((ctx) => postSettlements(ctx, [given]))).toEqual([given])
  expect(await counts()).toEqual(before)
})

const isSettlement = (spoilt: unknown): spoilt is Settlement =>
  typeof spoilt === 'object' && spoilt !== null && 'parts' in spoilt

test('a fault that is not theirs is thrown, so that nothing is set aside for it', async () => {
  const one = await settlement()
  const inBrokenTables = work(async (ctx) => {
    await ctx.tx.execute('create temporary table repayments () on commit drop')
    return postSettlements(ctx, [one])
  })
  await expect(inBrokenTables).rejects.toThrow()
  const [row] = await sql.owner`select set_aside_at, posted_at from payments where id = ${one.payment.id}`
  expect(row).toEqual({ set_aside_at: null, posted_at: null })
})
