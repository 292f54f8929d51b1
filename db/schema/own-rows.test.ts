import { newId } from '@/lib/id'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/database'
import { somebody } from '../testing/people'
import type { Side } from './sides'

const database = await testDatabase()
const { owner } = database.sql
const OWN_TABLES = [
  'people',
  'sessions',
  'notices',
  'reveals',
  'loans',
  'instalments',
  'repayments',
  'repayment_parts',
  'quotes',
  'payments',
  'outside_calls',
] as const

type Rows = { personId: string; loanId: string; quoteId: string }

/** One row of each kind that belongs to a new person. */
async function someRows(): Promise<Rows> {
  const { id: personId } = await somebody()
  const [loanId, quoteId, paymentId, lender, repayment] = [newId(), newId(), newId(), newId(), newId()]
  await owner.begin(async (tx) => {
    await tx`insert into sessions (id, kind, person_id, device, last_seen_at, stepped_up_at, expires_at)
      values (${newId()}, 'person', ${personId}, '—', clock(), clock(), clock() + interval '1 day')`
    for (const side of ['borrower', 'friend']) {
      await tx`insert into notices (id, for_person, side, kind, params) values (${newId()}, ${personId}, ${side}, 'payment_posted', '{}')`
    }
    await tx`insert into reveals (id, person_id, staff_id, field, purpose, note) values (${newId()}, ${personId}, ${newId()}, 'phone', 'call', '—')`
    await tx`insert into lenders (id, name, phone) values (${lender}, ${lender}, '400-000-0000')`
    await tx`insert into loans (id, lender_id, loan_ref, borrower_id, principal_fen, rate_bps, method, terms, start_on, due_day)
      values (${loanId}, ${lender}, 'L', ${personId}, 1000, 1460, 'equal_instalment', 1, '2026-11-20', 20)`
    await tx`insert into instalments (loan_id, number, borrower_id, due_on, principal_fen, interest_fen, principal_paid_fen, interest_paid_fen, penalty_paid_fen)
      values (${loanId}, 1, ${personId}, '2026-12-20', 1000, 12, 10, 0, 0)`
    await tx`insert into repayments (id, lender_id, repayment_ref, loan_id, borrower_id, source, value_on, event_at, amount_fen)
      values (${repayment}, ${lender}, 'R', ${loanId}, ${personId}, 'imported', '2026-11-21', clock(), 10)`
    await tx`insert into repayment_parts (repayment_id, loan_id, number, borrower_id, penalty_fen, interest_fen, principal_fen)
      values (${repayment}, ${loanId}, 1, ${personId}, 0, 0, 10)`
    await tx`insert into quotes (id, borrower_id, loan_id, amount_fen, value_on, lines, expires_at)
      values (${quoteId}, ${personId}, ${loanId}, 100, '2026-11-21', '[]', clock() + interval '10 minutes')`
    await tx`insert into payments (id, kind, state, borrower_id, payer_id, loan_id, quote_id, amount_fen, refunded_fen, order_ends_at)
      values (${paymentId}, 'own', 'created', ${personId}, ${personId}, ${loanId}, ${quoteId}, 100, 0, clock() + interval '10 minutes')`
    await tx`insert into outside_calls (id, payment_id, borrower_id, party, verb) values (${newId()}, ${paymentId}, ${personId}, 'cashier', 'order')`
  })
  return { personId, loanId, quoteId }
}

/** Runs one statement as a side, for a person or for nobody. */
const asSide = <T extends object = { found: number }>(side: Side, personId: string, statement: string): Promise<T[]> =>
  database.sql[side].begin(async (tx) => {
    await tx`select set_config('app.actor_id', ${personId}, true)`
    return [...(await tx.unsafe<T[]>(statement))]
  }) as Promise<T[]>

async function countsOf(side: Side, personId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of OWN_TABLES) {
    const [row] = await asSide(side, personId, `select count(*)::int as found from ${table}`)
    counts[table] = row!.found
  }
  return counts
}

let his: Rows
let hers: Rows
beforeAll(async () => {
  his = await someRows()
  hers = await someRows()
})

const each = (count: number): Record<string, number> => Object.fromEntries(OWN_TABLES.map((table) => [table, count]))

test('a borrower sees his own rows of every kind, and nobody else’s', async () => {
  expect(await countsOf('borrower', his.personId)).toEqual(each(1))
  for (const table of OWN_TABLES) {
    const column = table === 'people' ? 'id' : table === 'notices' ? 'for_person' : 'person_id'
    const owned = ['people', 'notices', 'sessions', 'reveals'].includes(table) ? column : 'borrower_id'
    const rows = await asSide<{ whose: string }>('borrower', his.personId, `select ${owned} as whose from ${table}`)
    expect(rows).toEqual([{ whose: his.personId }])
  }
})

test('who acts for nobody sees nothing', async () => {
  expect(await countsOf('borrower', '')).toEqual(each(0))
  expect(await countsOf('friend', '')).toEqual(each(0))
  expect(await countsOf('borrower', newId())).toEqual(each(0))
})

test('somebody’s friend sees himself, his notices as a friend and what he pays, not his own debts', async () => {
  const { people, sessions, notices, reveals, payments, outside_calls, ...debts } = await countsOf(
    'friend',
    his.personId,
  )
  expect({ people, sessions, notices, reveals, payments, outside_calls }).toEqual({
    people: 1,
    sessions: 1,
    notices: 1,
    reveals: 1,
    payments: 1,
    outside_calls: 1,
  })
  expect(Object.values(debts)).toEqual(Object.values(debts).map(() => 0))
  const sides = await asSide<{ side: string }>('friend', his.personId, 'select side from notices')
  expect(sides).toEqual([{ side: 'friend' }])
})

test('staff and the worker see everybody’s', async () => {
  for (const side of ['staff', 'worker'] as const) {
    const [row] = await asSide(side, '', 'select count(*)::int as found from loans')
    expect(row?.found).toBe(2)
  }
})

test('a borrower changes no row of another', async () => {
  for (const statement of [
    `update notices set read_at = clock() where for_person = '${hers.personId}' returning 1 as found`,
    `update sessions set ended_at = clock() where person_id = '${hers.personId}' returning 1 as found`,
    `update people set locale = 'en' where id = '${hers.personId}' returning 1 as found`,
  ]) {
    expect(await asSide('borrower', his.personId, statement)).toEqual([])
    expect(await asSide('borrower', hers.personId, statement)).toEqual([{ found: 1 }])
  }
})

test('a borrower writes no quote, payment or call in another’s name', async () => {
  const quote = (whose: string) =>
    `insert into quotes (id, borrower_id, loan_id, amount_fen, value_on, lines, expires_at)
     values ('${newId()}', '${whose}', '${his.loanId}', 100, '2026-11-21', '[]', clock() + interval '1 minute')`
  const another = newId()
  const payment = (whose: string) =>
    `insert into payments (id, kind, state, borrower_id, payer_id, loan_id, quote_id, amount_fen, refunded_fen, order_ends_at)
     values ('${another}', 'own', 'created', '${whose}', '${whose}', '${his.loanId}', '${his.quoteId}', 100, 0, clock())`
  const call = (whose: string) =>
    `insert into outside_calls (id, payment_id, borrower_id, party, verb) values ('${newId()}', '${another}', '${whose}', 'cashier', 'order')`
  for (const statement of [quote, payment, call]) {
    await expect(asSide('borrower', his.personId, statement(hers.personId))).rejects.toMatchObject({ code: '42501' })
    await expect(asSide('borrower', his.personId, statement(his.personId))).resolves.toEqual([])
  }
})

test('a key of one side or person answers nobody else', async () => {
  const key = newId()
  const insert = (side: string, actor: string) =>
    `insert into idempotency_keys (side, actor_id, key, verb, input_hash, answer) values ('${side}', '${actor}', '${key}', 'v', 'h', '{}')`
  await asSide('borrower', his.personId, insert('borrower', his.personId))
  await expect(asSide('borrower', his.personId, insert('staff', his.personId))).rejects.toMatchObject({ code: '42501' })
  const read = `select count(*)::int as found from idempotency_keys where key = '${key}'`
  expect(await asSide('borrower', his.personId, read)).toEqual([{ found: 1 }])
  expect(await asSide('borrower', hers.personId, read)).toEqual([{ found: 0 }])
  expect(await asSide('staff', his.personId, read)).toEqual([{ found: 0 }])
})

test('a colleague’s session is nobody’s on the borrower’s side, also with the same id', async () => {
  const staffId = newId()
  await owner`insert into staff_members (id, email, name, role) values (${staffId}, 'zhou@example.com', '周', 'support')`
  await owner`insert into sessions (id, kind, staff_id, device, last_seen_at, stepped_up_at, expires_at)
    values (${newId()}, 'staff', ${staffId}, '—', clock(), clock(), clock() + interval '1 day')`
  const [row] = await asSide('borrower', staffId, 'select count(*)::int as found from sessions')
  expect(row?.found).toBe(0)
})
