import { expect, test } from 'vitest'
import { PAYMENT_END_CAUSES, PAYMENT_STATES } from '@/db/schema/payments'
import { testDatabase } from '@/db/testing/database'
import { begunPayment, capturedWord, hear, heldWord } from '@/db/testing/payments'
import { MOVES, type EndCause, type PaymentState } from './rules'

const { sql } = await testDatabase()

test('the rules and the database know the same moves, states and causes', async () => {
  const rows = await sql.owner`select from_state, to_state from state_moves where thing = 'payment'`
  const known = rows.map(({ from_state: from, to_state: to }) => `${from as string}→${to as string}`)
  const ruled = Object.entries(MOVES).flatMap(([from, list]) => list.map((to) => `${from}→${to}`))
  expect(known.toSorted()).toEqual(ruled.toSorted())
  expect(Object.keys(MOVES).filter(Boolean).toSorted()).toEqual(PAYMENT_STATES.toSorted())
  const causes: readonly EndCause[] = PAYMENT_END_CAUSES
  expect(new Set(causes).size).toBe(16)
})

test('any other move is refused, whoever writes it', async () => {
  const { paymentId } = await begunPayment()
  const [row] = await sql.owner`select amount_fen from payments where id = ${paymentId}`
  const amountFen = BigInt(row?.amount_fen as string)
  const force = (state: PaymentState) => sql.owner`update payments set state = ${state} where id = ${paymentId}`
  await expect(force('captured')).rejects.toMatchObject({ constraint_name: 'only_declared_moves' })
  await hear(paymentId, heldWord(amountFen))
  await expect(force('created')).rejects.toMatchObject({ constraint_name: 'only_declared_moves' })
  await hear(paymentId, capturedWord(amountFen))
  for (const state of ['held', 'voided', 'failed'] as const) {
    await expect(force(state)).rejects.toMatchObject({ constraint_name: 'only_declared_moves' })
  }
})
