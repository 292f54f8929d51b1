import { expect, test } from 'vitest'
import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import { openMoneyLine } from '@/db/testing/money-line'
import { publicId } from '@/lib/id'
import { askOutside } from '@/lib/outside'
import type { OrderStatus } from '@/scripts/outside/protocol'
import { kill, KILLS, STORIES } from './kill-points'

const database = await testDatabase()
const line = await openMoneyLine(database)

/** What the cashier and the lender themselves say of a payment: nothing lost, nothing done twice. */
async function saidOutside(paymentId: string, now: Date): Promise<{ taken: boolean; refunds: number }> {
  const order = await askOutside<OrderStatus>(
    'GET',
    `/v1/cashier/orders/${publicId('payment', paymentId)}`,
    undefined,
    now,
  )
  return { taken: order.state === 'captured', refunds: order.refunds.length }
}

test.each(KILLS)(
  'killed at $dieAt, $name: it ends the same, nothing lost, nothing twice',
  { timeout: 120_000 },
  async (point) => {
    const { deaths, end, paymentId, unanswered } = await kill({ line, database }, point)
    expect(deaths).toBe(1)
    expect(end).toEqual(STORIES[point.name]?.end)
    expect(unanswered).toBe(0)
    expect((await checkInvariants(database.sql.owner)).filter(({ ok }) => !ok)).toEqual([])
    const [clock] = await database.sql.owner`select clock() as now`
    const isRefunded = end.state === 'refunded' || end.late !== undefined
    expect(await saidOutside(paymentId, clock?.now as Date)).toEqual({
      taken: end.booked === 1 || isRefunded,
      refunds: isRefunded ? 1 : 0,
    })
  },
)
