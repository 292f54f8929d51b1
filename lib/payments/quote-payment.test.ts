import { expect, test } from 'vitest'
import { testDatabase } from '@/db/testing/database'
import { someDebtor, quote } from '@/db/testing/payments'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { fen } from '@/lib/money/fen'
import { loadLoan } from '@/lib/loans/load-loan'
import { payoffOn } from '@/lib/loans/rules'
import { dayOf } from '@/lib/calendar/shanghai'

const { sql } = await testDatabase()

const rowsOf = (quoteId: string) => sql.owner`select * from quotes where id = ${quoteId}`

test('keeps the price line by line, for 15 minutes at most, and says so in the audit', async () => {
  const { borrower, loan } = await someDebtor()
  const { quoteId } = await quote(borrower, loan.id, { kind: 'instalments', count: 3 })
  const [row] = await rowsOf(quoteId)
  expect(row).toMatchObject({ borrower_id: borrower.personId, loan_id: loan.id, instalments: 3 })
  const lines = row?.lines as { number: number; penaltyFen: string; interestFen: string; principalFen: string }[]
  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3])
  const sum = lines.reduce(
    (total, line) => total + BigInt(line.penaltyFen) + BigInt(line.interestFen) + BigInt(line.principalFen),
    0n,
  )
  expect(sum).toBe(BigInt(row?.amount_fen as string))
  const lasts = (row?.expires_at as Date).getTime() - (row?.created_at as Date).getTime()
  expect(lasts).toBeGreaterThan(0)
  expect(lasts).toBeLessThanOrEqual(15 * 60_000)
  const audit =
    await sql.owner`select side, actor_id, verb, detail from audit_entries where thing = 'quote' and thing_id = ${quoteId}`
  expect(audit).toEqual([
    {
      side: 'borrower',
      actor_id: borrower.personId,
      verb: 'fix-quote',
      detail: { wish: 'instalments', amountFen: String(sum) },
    },
  ])
})

test('an amount is priced as it was asked', async () => {
  const { borrower, loan } = await someDebtor()
  const { quoteId } = await quote(borrower, loan.id, { kind: 'amount', amountFen: fen(12_345) })
  expect((await rowsOf(quoteId))[0]).toMatchObject({ instalments: null, amount_fen: '12345' })
})

test('everything that is refused leaves no price behind', async () => {
  const { borrower, loan } = await someDebtor()
  const other = await someDebtor()
  const state = await inTransaction(WORKER, 'test', (ctx) => loadLoan(ctx, { loanId: loan.id }))
  const payoffFen = payoffOn(state!.state, dayOf(new Date()))
  const before = await sql.owner`select count(*) from quotes`
  await expect(quote(borrower, other.loan.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(quote(borrower, loan.id, { kind: 'amount', amountFen: fen(0) })).rejects.toMatchObject({
    code: 'amount_zero',
  })
  await expect(quote(borrower, loan.id, { kind: 'amount', amountFen: fen(payoffFen + 1n) })).rejects.toMatchObject({
    code: 'amount_over_payoff',
  })
  await expect(quote(borrower, loan.id, { kind: 'instalments', count: 19 })).rejects.toMatchObject({
    code: 'instalments_out_of_range',
  })
  expect(await sql.owner`select count(*) from quotes`).toEqual(before)
})

test('a price is never changed', async () => {
  const { borrower, loan } = await someDebtor()
  const { quoteId } = await quote(borrower, loan.id)
  await expect(sql.owner`update quotes set amount_fen = 1 where id = ${quoteId}`).rejects.toMatchObject({
    constraint_name: 'append_only',
  })
})
