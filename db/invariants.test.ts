import { WORKER } from '@/lib/access/rules'
import { startOfDay } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { postTransactions } from '@/lib/ledger/post-transactions'
import { bookRepayments } from '@/lib/loans/book-repayments'
import { loadLoans } from '@/lib/loans/load-loan'
import { fen } from '@/lib/money/fen'
import { valueOf } from '@/lib/refusal'
import type postgres from 'postgres'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { checkInvariants, scopedCheck, type Finding } from './invariants'
import { testDatabase } from './testing/database'
import { begunPayment, capturedWord, hear, heldWord } from './testing/payments'
import { inTransaction } from './transaction'

const database = await testDatabase()
const { owner } = database.sql

let loanId: string
let lenderId: string
let personId: string
let paymentId: string

/** A loan with one imported repayment, and a payment whose money was captured. */
beforeAll(async () => {
  const begun = await begunPayment()
  const { borrower, loan } = begun
  ;[loanId, lenderId, personId, paymentId] = [loan.id, loan.lenderId, borrower.personId, begun.paymentId]
  const [row] = await owner`select amount_fen from payments where id = ${paymentId}`
  await hear(paymentId, heldWord(BigInt(row!.amount_fen as string)))
  await hear(paymentId, capturedWord(BigInt(row!.amount_fen as string)))
  await inTransaction(WORKER, 'test', async (ctx) => {
    const loans = await loadLoans(ctx, { loanIds: [loanId] })
    const valueOn = loans.get(loanId)!.state.terms.startOn
    const [answer] = await bookRepayments(ctx, loans, [
      {
        ...{ loanId, repaymentRef: 'R1', source: 'imported', valueOn, eventAt: startOfDay(valueOn) },
        ...{ amountFen: fen(10_000), paymentId: null },
      },
    ])
    await postTransactions(ctx, [valueOf(answer!).transaction])
  })
})

const broken = (findings: readonly Finding[]) => findings.filter(({ ok }) => !ok).map(({ name }) => name)

afterEach(async () => {
  expect(broken(await checkInvariants(owner))).toEqual([])
})

/** Takes off whatever guards a table: an invariant is asked because a guard may be missing. */
const GUARDS = `
  do $$ declare c record; begin
    for c in select conrelid::regclass as t, conname from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('c', 'f') loop
      execute format('alter table %s drop constraint %I', c.t, c.conname);
    end loop;
    for c in select tgrelid::regclass as t, tgname from pg_trigger where not tgisinternal and tgrelid::regclass::text !~ 'graphile' loop
      execute format('alter table %s disable trigger %I', c.t, c.tgname);
    end loop;
    drop index a_subject_is_booked_once_per_kind;
  end $$`

type Plant = (tx: postgres.TransactionSql) => Promise<unknown>

const ROLLED_BACK = new Error('rolled back')

/** Plants a broken row without guards, asks both checks, and takes everything back. */
async function findingsWith(plant: Plant): Promise<{ full: Finding[]; scoped: Finding[]; elsewhere: Finding[] }> {
  let found: { full: Finding[]; scoped: Finding[]; elsewhere: Finding[] } | undefined
  const planted = owner.begin(async (tx) => {
    await tx.unsafe(GUARDS)
    await plant(tx)
    const accounts =
      await tx`select id from ledger_accounts where owner_id = ${lenderId} or kind in ('channel', 'clearing')`
    const accountIds = accounts.map(({ id }) => id as string)
    found = {
      full: await checkInvariants(tx),
      scoped: await scopedCheck(tx, { loanIds: [loanId], accountIds }),
      elsewhere: await scopedCheck(tx, { loanIds: [newId()], accountIds: [newId()] }),
    }
    throw ROLLED_BACK
  })
  await expect(planted).rejects.toBe(ROLLED_BACK)
  return found!
}

const account = (kind: string) =>
  `(select id from ledger_accounts where kind = '${kind}' and (owner_id = '${loanId}' or owner_id = '${lenderId}' or kind in ('channel', 'clearing')) order by bucket limit 1)`

/** A transaction of two entries between accounts, with balances that fit, written past every rule. */
async function move(
  tx: postgres.TransactionSql,
  from: string,
  to: string,
  amount: number,
  kind = 'post',
): Promise<string> {
  const id = newId()
  await tx.unsafe(`insert into ledger_transactions (id, kind, subject, subject_id, value_on, event_at)
    values ('${id}', '${kind}', 'claim', '${newId()}', '2026-11-20', '2026-11-20')`)
  for (const [leg, into, sum] of [
    [1, to, amount],
    [2, from, -amount],
  ] as const) {
    await tx.unsafe(`insert into ledger_entries (transaction_id, leg, account_id, number, amount_fen, previous_fen, current_fen)
      select '${id}', ${leg}, id, entry_count + 1, ${sum}, balance_fen, balance_fen + ${sum} from ledger_accounts where id = ${into}`)
    await tx.unsafe(
      `update ledger_accounts set balance_fen = balance_fen + ${sum}, entry_count = entry_count + 1 where id = ${into}`,
    )
  }
  return id
}

const agreement = (tx: postgres.TransactionSql, id: string, state: string, meaning: string, performed: number | null) =>
  tx`insert into agreements (id, state, invite_id, assist_id, borrower_id, friend_id, loan_id, meaning, terms, cap_bps, maximum_fen,
      number, template, locale, text_sealed, text_hash, parties_sealed, sign_by, performed_fen)
    values (${id}, ${state}, ${newId()}, ${newId()}, ${personId}, ${newId()}, ${loanId}, ${meaning}, '{}', 1200, 1,
      ${id}, 'x', 'zh-CN', '', 'x', '', clock(), ${performed})`

const PLANTS: [name: string, what: string, plant: Plant][] = [
  [
    'I1',
    'an entry without its counter-entry',
    async (tx) => {
      const id = await move(tx, account('lender'), account('channel'), 5)
      await tx`delete from ledger_entries where transaction_id = ${id} and leg = 2`
      await tx`update ledger_accounts set balance_fen = balance_fen + 5, entry_count = entry_count - 1
        where id = ${tx.unsafe(account('lender'))}`
    },
  ],
  [
    'I1',
    'a transaction without entries',
    (tx) => tx`insert into ledger_transactions (id, kind, subject, subject_id, value_on, event_at)
    values (${newId()}, 'post', 'payment', ${paymentId}, '2026-11-20', '2026-11-20')`,
  ],
  [
    'I2',
    'a receivable below zero',
    (tx) => tx`update ledger_accounts set may_be_negative = false where kind = 'clearing'`,
  ],
  [
    'I3',
    'a balance that is not the sum of its entries',
    (tx) => tx`update ledger_accounts set balance_fen = balance_fen - 1
    where id = (select id from ledger_accounts where owner_id = ${lenderId} and kind = 'lender' limit 1)`,
  ],
  [
    'I3',
    'an entry that does not take up where the one before left off',
    (tx) => tx`update ledger_entries set previous_fen = previous_fen + 5,
    current_fen = current_fen + 5 where account_id = ${tx.unsafe(account('receivable_principal'))} and number = 1`,
  ],
  [
    'I4',
    'an instalment that says it received more than its parts',
    (tx) => tx`update instalments set penalty_paid_fen = penalty_paid_fen + 1
    where loan_id = ${loanId} and number = 1`,
  ],
  [
    'I4',
    'a repayment that is more than its parts',
    (tx) => tx`update repayments set amount_fen = amount_fen + 1 where loan_id = ${loanId}`,
  ],
  [
    'I4',
    'a subject booked twice',
    async (tx) => {
      const [id, again] = [
        await move(tx, account('lender'), account('clearing'), 5),
        await move(tx, account('clearing'), account('lender'), 5),
      ]
      await tx`update ledger_transactions set subject_id = (select subject_id from ledger_transactions where id = ${id}) where id = ${again}`
    },
  ],
  [
    'I5',
    'a loan whose schedule is less than its principal',
    (tx) => tx`update loans set principal_fen = principal_fen + 1 where id = ${loanId}`,
  ],
  [
    'I5',
    'interest that stands on its account',
    (tx) => move(tx, account('lender_book'), account('receivable_interest'), 7),
  ],
  [
    'I6',
    'a gift that opened a claim',
    async (tx) => {
      const agreementId = newId()
      await agreement(tx, agreementId, 'in_force', 'gift', null)
      await tx`insert into claims (id, state, agreement_id, payment_id, borrower_id, friend_id, meaning, principal_fen, received_fen, started_on)
      values (${newId()}, 'running', ${agreementId}, ${paymentId}, ${personId}, ${newId()}, 'loan', 100, 0, '2026-11-20')`
    },
  ],
  ['I6', 'a performed loan without its claim', (tx) => agreement(tx, newId(), 'performed', 'loan', 100)],
  [
    'I7',
    'a refund that the ledger does not know',
    (tx) => tx`update payments set refunded_fen = 1 where id = ${paymentId}`,
  ],
  [
    'I8',
    'a repayment of ours without its payment',
    (tx) => tx`update repayments set source = 'own', payment_id = ${newId()} where loan_id = ${loanId}`,
  ],
  [
    'I8',
    'a friend’s repayment without identity and contract',
    async (tx) => {
      const [row] = await tx`select amount_fen, value_on from repayments where loan_id = ${loanId}`
      const [copy] =
        await tx`insert into payments (id, kind, state, borrower_id, payer_id, loan_id, quote_id, amount_fen, refunded_fen,
        value_on, order_ends_at, held_at, captured_at, posted_at, lender_receipt)
      values (${newId()}, 'friend', 'captured', ${personId}, ${newId()}, ${loanId}, ${newId()}, ${row!.amount_fen as string}, 0,
        ${row!.value_on as string}, clock(), clock(), clock(), clock(), 'x') returning id`
      await tx`update repayments set source = 'friend', payment_id = ${copy!.id as string} where loan_id = ${loanId}`
      const fromTo = [
        ['clearing', 'channel', 'capture'],
        ['lender', 'clearing', 'post'],
      ] as const
      for (const [from, to, kind] of fromTo) {
        const id = await move(tx, account(from), account(to), 10_000, kind)
        await tx`update ledger_transactions set subject_id = ${copy!.id as string} where id = ${id}`
      }
    },
  ],
  ['I11', 'a state that nothing can be in', (tx) => tx`update payments set state = 'lost' where id = ${paymentId}`],
  [
    'I11',
    'a voided payment whose money was taken',
    (tx) =>
      tx`update payments set state = 'voided', ended_at = clock(), end_cause = 'given_up' where id = ${paymentId}`,
  ],
  [
    'I12',
    'a transaction that was written before it happened',
    (tx) => tx`update ledger_transactions set event_at = created_at + interval '1 second'
    where subject_id = ${paymentId}`,
  ],
  [
    'I12',
    'a repayment that was written before it happened',
    (tx) => tx`update repayments set event_at = created_at + interval '1 second' where loan_id = ${loanId}`,
  ],
]

test.each(PLANTS)('%s alone finds %s, over everything and over what was touched', async (name, _, plant) => {
  const { full, scoped, elsewhere } = await findingsWith(plant)
  expect(broken(full)).toEqual([name])
  expect(broken(scoped)).toEqual([name])
  expect(scoped.find((one) => one.name === name)!.rows).toEqual(full.find((one) => one.name === name)!.rows)
  expect(broken(elsewhere)).toEqual([])
})

test('the rows that break an invariant are named, twenty at most', async () => {
  const { full } = await findingsWith(async (tx) => {
    for (let nth = 0; nth < 25; nth++) {
      await tx`insert into ledger_transactions (id, kind, subject, subject_id, value_on, event_at)
        values (${newId()}, 'post', 'payment', ${newId()}, '2026-11-20', '2026-11-20')`
    }
  })
  const [first] = full
  expect(first).toMatchObject({ name: 'I1', ok: false })
  expect(first!.rows).toHaveLength(20)
  expect(first!.rows[0]).toMatchObject({ legs: '0', sum_fen: '0' })
})
