import { testDatabase } from '@/db/testing/database'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { LIMITS, type LimitName } from './limits'
import { GATE } from './rules'
import { isWithinLimit, takeTokenOf } from './take-token'

const { sql } = await testDatabase()

const take = (source: string, limit: LimitName = 'code_by_phone') =>
  inTransaction(GATE, 'test', (ctx) => isWithinLimit(ctx, limit, source))

const takeAll = async (source: string, times: number): Promise<boolean[]> => {
  const taken: boolean[] = []
  for (let i = 0; i < times; i++) taken.push(await take(source))
  return taken
}

const { burst, perHour } = LIMITS.code_by_phone

/** As if the last attempts had been this many seconds earlier. */
const letPass = (seconds: number) =>
  sql.owner`update rate_limits set filled_at = filled_at - make_interval(secs => ${seconds})`

test('as often as the burst says, and not once more', async () => {
  expect(await takeAll('13900000001', burst + 2)).toEqual([...Array<boolean>(burst).fill(true), false, false])
})

test('it fills again with time, up to the burst and no further', async () => {
  await takeAll('13900000002', burst)
  await letPass(3600 / perHour - 5)
  expect(await take('13900000002')).toBe(false)
  await letPass(86_400)
  expect((await takeAll('13900000002', burst + 1)).filter(Boolean)).toHaveLength(burst)
})

test('who keeps on trying is not kept out longer than one refill more', async () => {
  await takeAll('13900000003', burst + 50)
  await letPass((2 * 3600) / perHour + 1)
  expect(await take('13900000003')).toBe(true)
})

test('each source and each limit counts for itself', async () => {
  await takeAll('13900000004', burst + 1)
  expect(await take('13900000005')).toBe(true)
  expect(await take('13900000004', 'sign_in_by_address')).toBe(true)
})

test('of 20 at once exactly as many pass as the burst says', async () => {
  await warm(GATE)
  const taken = await Promise.all(Array.from({ length: 20 }, () => take('13900000006')))
  expect(taken.filter(Boolean)).toHaveLength(burst)
})

test('a clock that is moved opens no limit', async () => {
  await takeAll('13900000007', burst)
  await sql.owner`select app.move_clock('2 days')`
  expect(await take('13900000007')).toBe(false)
})

test('one too many is a refusal', async () => {
  await takeAll('13900000008', burst)
  const again = inTransaction(GATE, 'test', (ctx) => takeTokenOf(ctx, 'code_by_phone', '13900000008'))
  await expect(again).rejects.toEqual(new Refusal('too_many_attempts'))
})

test('nobody is readable in what is counted', async () => {
  const rows = await sql.owner<{ key: string }[]>`select key from rate_limits`
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.filter(({ key }) => /\d{11}/.test(key))).toEqual([])
})
