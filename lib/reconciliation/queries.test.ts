import { someColleague } from '@/db/testing/colleagues'
import { testDatabase } from '@/db/testing/database'
import { begunPayment, capturedWord, heldWord, hear } from '@/db/testing/payments'
import { listPaymentsOf } from '@/lib/payments/queries'
import { listLoansOf } from '@/lib/loans/queries'
import { expect, test } from 'vitest'
import { getDesk } from './queries'

const { sql } = await testDatabase()
const colleague = await someColleague()

test('captured money without the lender’s word is on its way, and after a quarter of an hour it waits for a colleague', async () => {
  const { paymentId, amountFen, borrower, loan } = await begunPayment()
  expect((await getDesk(colleague)).flow.held).toEqual({ count: 0, amountFen: 0n })
  await hear(paymentId, heldWord(amountFen))
  expect((await getDesk(colleague)).flow.stillHeld).toEqual({ count: 1, amountFen })
  await hear(paymentId, capturedWord(amountFen))
  const soon = await getDesk(colleague)
  expect(soon.flow.onTheWay).toEqual({ count: 1, amountFen })
  expect(soon.stuck).toEqual([])
  await sql.owner`select app.move_clock('16 minutes')`
  const [stuck] = (await getDesk(colleague)).stuck
  expect(stuck).toMatchObject({ why: 'lender_silent', payment: { id: paymentId } })
  expect(await listPaymentsOf(colleague, borrower.personId)).toMatchObject([{ id: paymentId, state: 'captured' }])
  expect(await listLoansOf(colleague, borrower.personId)).toMatchObject([{ id: loan.id, loanRef: loan.loanRef }])
})

test('the next day’s money begins at nothing', async () => {
  await sql.owner`select app.move_clock('1 day')`
  expect((await getDesk(colleague)).flow.held).toEqual({ count: 0, amountFen: 0n })
})
