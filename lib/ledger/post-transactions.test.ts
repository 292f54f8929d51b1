import { warm } from '@/db/testing/race'
import { testDatabase } from '@/db/testing/database'
import { SIDES } from '@/db/schema/sides'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { day } from '@/lib/calendar/day'
import { newId } from '@/lib/id'
import { fen } from '@/lib/money/fen'
import { beforeEach, describe, expect, test } from 'vitest'
import { openAccounts } from './open-accounts'
import { postTransactions } from './post-transactions'
import { getLoanAccounts, type LoanAccounts } from './queries'
import {
  accountsOfLender,
  accountsOfLoan,
  entriesOfCapture,
  entriesOfLoanOpened,
  entriesOfRepayment,
  entriesOn,
  type LedgerTransaction,
  type PostedEntry,
} from './rules'

const database = await testDatabase()
const { owner } = database.sql

const act = <T>(work: Parameters<typeof inTransaction<typeof WORKER, T>>[2]) => inTransaction(WORKER, 'test', work)

let accounts: LoanAccounts
beforeEach(async () => {
  const [loanId, lenderId] = [newId(), newId()]
  accounts = await act(async (ctx) => {
    await openAccounts(ctx, [...accountsOfLoan(loanId), ...accountsOfLender(lenderId)])
    return (await getLoanAccounts(WORKER, [{ loanId, lenderId }], ctx.tx)).get(loanId)!
  })
})

const transaction = (entries: PostedEntry[], about: Partial<LedgerTransaction> = {}): LedgerTransaction => ({
  id: newId(),
  kind: 'repayment',
  subject: 'repayment',
  subjectId: newId(),
  valueOn: day('2026-11-20'),
  eventAt: new Date('2026-11-20T00:00:00Z'),
  entries,
  ...about,
})
const post = (...set: LedgerTransaction[]) => act((ctx) => postTransactions(ctx, set))
const opened = (amountFen: number) =>
  transaction(entriesOn(accounts, entriesOfLoanOpened(fen(amountFen))), { kind: 'loan_opened', subject: 'loan' })
const repaid = (principalFen: number, interestFen = 0, penaltyFen = 0) =>
  transaction(
    entriesOn(
      accounts,
      entriesOfRepayment({
        principalFen: fen(principalFen),
        interestFen: fen(interestFen),
        penaltyFen: fen(penaltyFen),
      }),
    ),
  )

async function balanceOf(id: string): Promise<bigint> {
  const [row] = await owner`select balance_fen from ledger_accounts where id = ${id}`
  return BigInt(row!.balance_fen as string)
}
const counts = async () => {
  const [row] = await owner`select (select count(*) from ledger_transactions)::int as transactions,
    (select count(*) from ledger_entries)::int as entries`
  return row
}

/** The constraint that refused, however deep the driver put it. */
async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Error)
  const { cause = error } = error as Error
  return (cause as { constraint_name?: string; code?: string }).constraint_name ?? (cause as { code?: string }).code
}

describe('a set', () => {
  test('carries each balance along, entry by entry, and writes each account once', async () => {
    const set = [opened(100_000), repaid(30_000, 500, 20), repaid(70_000, 100)]
    await post(...set)
    const rows = await owner`
      select amount_fen, previous_fen, current_fen from ledger_entries where account_id = ${accounts.receivable_principal}
      order by number`
    expect(rows.map(({ amount_fen, previous_fen, current_fen }) => [amount_fen, previous_fen, current_fen])).toEqual([
      ['100000', '0', '100000'],
      ['-30000', '100000', '70000'],
      ['-70000', '70000', '0'],
    ])
    expect(await balanceOf(accounts.receivable_principal)).toBe(0n)
    expect(await balanceOf(accounts.receivable_interest)).toBe(0n)
    expect(await balanceOf(accounts.receivable_penalty)).toBe(0n)
    expect(await balanceOf(accounts.lender_book)).toBe(0n)
  })

  test('keeps the day on which it counts apart from the time at which it was written', async () => {
    const one = opened(100)
    await post(one)
    const [row] = await owner`select value_on::text, event_at, created_at from ledger_transactions where id = ${one.id}`
    expect(row).toMatchObject({ value_on: '2026-11-20', event_at: one.eventAt })
    expect((row!.created_at as Date) > one.eventAt).toBe(true)
  })

  test('of none does nothing', async () => {
    const before = await counts()
    await post()
    expect(await counts()).toEqual(before)
  })
})

describe('refused, and nothing of the set is written:', () => {
  test.each([
    [
      'entries that do not sum to zero',
      'entries_sum_to_zero',
      () => [
        { accountId: accounts.channel, amountFen: fen(5) },
        { accountId: accounts.clearing, amountFen: fen(-4) },
      ],
    ],
    ['a single entry', 'entries_sum_to_zero', () => [{ accountId: accounts.channel, amountFen: fen(5) }]],
    ['no entry at all', 'a_transaction_has_two_entries', () => []],
    [
      'an entry of nothing',
      'an_entry_moves_money',
      () => [
        { accountId: accounts.channel, amountFen: fen(0) },
        { accountId: accounts.clearing, amountFen: fen(0) },
      ],
    ],
    [
      'a debit account below zero',
      'no_negative_balance_where_it_must_not_be',
      () => [
        { accountId: accounts.receivable_principal, amountFen: fen(-101) },
        { accountId: accounts.lender_book, amountFen: fen(101) },
      ],
    ],
    [
      'a credit account above zero',
      'no_negative_balance_where_it_must_not_be',
      () => [
        { accountId: accounts.channel, amountFen: fen(1) },
        { accountId: accounts.lender, amountFen: fen(1) },
        { accountId: accounts.clearing, amountFen: fen(-2) },
      ],
    ],
  ] as [string, string, () => PostedEntry[]][])('%s', async (_, constraint, entriesOf) => {
    const before = await counts()
    expect(await refusalOf(post(opened(100), transaction(entriesOf())))).toBe(constraint)
    expect(await counts()).toEqual(before)
    expect(await balanceOf(accounts.receivable_principal)).toBe(0n)
  })

  test.each([
    ['debit', 'receivable_principal', 'channel', -10],
    ['credit', 'lender', 'clearing', 10],
  ] as const)('a %s account that goes wrong on the way and is right at the end', async (_, wrong, other, amount) => {
    const moved = (amountFen: number) =>
      transaction([
        { accountId: accounts[wrong], amountFen: fen(amountFen) },
        { accountId: accounts[other], amountFen: fen(-amountFen) },
      ])
    expect(await refusalOf(post(moved(amount), moved(-amount)))).toBe('no_negative_balance_where_it_must_not_be')
    expect(await balanceOf(accounts[other])).toBe(0n)
  })

  test('a subject booked twice', async () => {
    const one = opened(100)
    await post(one)
    expect(await refusalOf(post({ ...one, id: newId() }))).toBe('a_subject_is_booked_once_per_kind')
  })

  test('an event later than its booking', async () => {
    const later = { ...opened(100), eventAt: new Date(Date.now() + 3_600_000) }
    expect(await refusalOf(post(later))).toBe('an_event_is_not_later_than_its_booking')
  })

  test('an account that does not exist', async () => {
    const entries = [
      { accountId: newId(), amountFen: fen(5) },
      { accountId: accounts.clearing, amountFen: fen(-5) },
    ]
    expect(await refusalOf(post(transaction(entries)))).toBe('entries_sum_to_zero')
  })
})

describe('what is written stays:', () => {
  const TABLES = ['ledger_transactions', 'ledger_entries'] as const
  const CHANGES = (table: string) => [
    `update ${table} set ${table === 'ledger_entries' ? 'amount_fen = amount_fen + 1' : "kind = 'refund'"}`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ]

  test.each([...SIDES, 'owner'] as const)('%s changes, deletes and empties nothing', async (side) => {
    await post(opened(100))
    const before = await counts()
    for (const statement of TABLES.flatMap(CHANGES)) {
      const code = await refusalOf(database.sql[side].unsafe(statement))
      expect([statement, code]).toEqual([statement, side === 'owner' ? 'append_only' : '42501'])
    }
    expect(await counts()).toEqual(before)
  })

  test.each(['gate', 'borrower', 'friend'] as const)('%s reads nothing of it', async (side) => {
    for (const table of [...TABLES, 'ledger_accounts']) {
      expect(await refusalOf(database.sql[side].unsafe(`select 1 from ${table} limit 1`))).toBe('42501')
    }
    expect(await refusalOf(database.sql[side].unsafe(`select app.post_transactions('[]')`))).toBe('42501')
  })

  test('a balance is written by a posting alone', async () => {
    expect(await refusalOf(database.sql.staff.unsafe('update ledger_accounts set balance_fen = 1'))).toBe('42501')
  })
})

describe('20 at once', () => {
  test('on the same accounts: every balance exact, every entry takes up where another left off', async () => {
    await post(opened(100_000))
    await warm(WORKER, 6)
    await Promise.all(Array.from({ length: 20 }, (_, index) => post(repaid(1_000 + index, 7, 3), captured(index + 1))))
    const left = 100_000n - 20n * 1_000n - 190n
    expect(await balanceOf(accounts.receivable_principal)).toBe(left)
    expect(await balanceOf(accounts.lender_book)).toBe(-left)
    for (const id of [accounts.receivable_principal, accounts.lender_book, accounts.channel, accounts.clearing]) {
      expect(await brokenLinksOf(id)).toEqual([])
    }
  })

  test('only as many as the account can bear go through', async () => {
    await post(opened(5_500))
    await warm(WORKER, 6)
    const ended = await Promise.allSettled(Array.from({ length: 20 }, () => post(repaid(1_000))))
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(await balanceOf(accounts.receivable_principal)).toBe(500n)
  })

  test('the same transaction: one of them is booked', async () => {
    const one = opened(700)
    const ended = await Promise.allSettled(Array.from({ length: 20 }, () => post({ ...one, id: newId() })))
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await balanceOf(accounts.receivable_principal)).toBe(700n)
  })
})

const captured = (amountFen: number) =>
  transaction(entriesOn(accounts, entriesOfCapture(fen(amountFen))), { kind: 'capture', subject: 'payment' })

/** Follows an account from 0, entry by entry, and gives those that do not take up where the one before left off. */
async function brokenLinksOf(accountId: string): Promise<unknown[]> {
  const rows =
    await owner`select number, previous_fen, current_fen from ledger_entries where account_id = ${accountId} order by number`
  const [account] = await owner`select balance_fen, entry_count from ledger_accounts where id = ${accountId}`
  expect(account).toEqual({ balance_fen: rows.at(-1)?.current_fen, entry_count: String(rows.length) })
  return rows.filter(
    ({ number, previous_fen }, index) =>
      number !== String(index + 1) || previous_fen !== (index === 0 ? '0' : rows[index - 1]?.current_fen),
  )
}
