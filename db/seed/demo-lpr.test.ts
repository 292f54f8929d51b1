import { testDatabase } from '@/db/testing/database'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { enterLpr } from '@/lib/agreements/enter-lpr'
import { isRateOffered } from '@/lib/agreements/rules'
import { addDays, day } from '@/lib/calendar/day'
import { dayOf } from '@/lib/calendar/shanghai'
import { expect, test } from 'vitest'
import { lastPublicationOf, seedDemoLpr } from './demo-lpr'

const { sql } = await testDatabase()

test.each([
  ['2026-11-24', '2026-11-20'],
  ['2026-11-20', '2026-11-20'],
  ['2026-11-19', '2026-10-20'],
  ['2027-01-01', '2026-12-20'],
])('on %s the last publication was on %s', (today, expected) => {
  expect(lastPublicationOf(day(today))).toBe(expected)
})

test('what is on record before is the published history, each with its source, and offers no rate today', async () => {
  const rows =
    await sql.owner`select effective_on::text as on, rate_bps as bps, source from lpr_rates order by effective_on`
  expect(rows.map(({ on, bps }) => `${on as string} ${bps as number}`)).toEqual([
    '2019-08-20 425',
    '2019-09-20 420',
    '2019-11-20 415',
    '2020-02-20 405',
    '2020-04-20 385',
    '2021-12-20 380',
    '2022-01-20 370',
    '2022-08-22 365',
    '2023-06-20 355',
    '2023-08-21 345',
    '2024-07-22 335',
    '2024-10-21 310',
    '2025-05-20 300',
  ])
  expect(new Set(rows.map(({ source }) => source as string))).toEqual(
    new Set(['中国人民银行授权全国银行间同业拆借中心']),
  )
  const newest = { effectiveOn: day('2025-05-20'), rateBps: 300, source: '' }
  expect(isRateOffered(newest, dayOf(new Date()))).toBe(false)
})

test('the demo’s rate is labelled, fresh for two months, and entered once', async () => {
  const today = dayOf(new Date())
  await seedDemoLpr(today)
  await seedDemoLpr(today)
  const rows =
    await sql.owner`select effective_on::text as on, rate_bps, source from lpr_rates where effective_on > '2025-05-20'`
  expect([...rows]).toEqual([{ on: lastPublicationOf(today), rate_bps: 300, source: '演示数据' }])
  const [audits] = await sql.owner`select count(*)::int as n from audit_entries where verb = 'enter-lpr'`
  expect(audits?.n).toBe(1)
})

test('a day has one rate, and it never changes', async () => {
  const on = addDays(day('2025-05-20'), 31)
  const enter = (rateBps: number) =>
    inTransaction(WORKER, 'test', (ctx) => enterLpr(ctx, { effectiveOn: on, rateBps, source: '公告' }))
  expect(await enter(300)).toBe(true)
  expect(await enter(290)).toBe(false)
  await expect(sql.owner`update lpr_rates set rate_bps = 1`).rejects.toMatchObject({ constraint_name: 'append_only' })
})
