import { sql } from 'drizzle-orm'
import { bigint, boolean, check, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, day, fen, id, instant } from './columns'

/** What an account holds. + is debit. */
export const ACCOUNT_KINDS = [
  'receivable_principal',
  'receivable_interest',
  'receivable_penalty',
  'lender_book',
  'lender',
  'channel',
  'clearing',
  'claim_friend',
  'claim_borrower',
] as const

export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    id: id(),
    createdAt: createdAt(),
    kind: text({ enum: ACCOUNT_KINDS }).notNull(),
    ownerId: uuid().notNull(),
    bucket: smallint().notNull().default(0),
    balanceFen: fen().notNull(),
    entryCount: bigint({ mode: 'number' }).notNull().default(0),
    mayBeNegative: boolean().notNull(),
    mayBePositive: boolean().notNull(),
  },
  (t) => [
    uniqueIndex('one_account_per_owner_kind_and_bucket').on(t.ownerId, t.kind, t.bucket),
    check('no_negative_balance_where_it_must_not_be', sql`${t.mayBeNegative} or ${t.balanceFen} >= 0`),
    check('no_positive_balance_where_it_must_not_be', sql`${t.mayBePositive} or ${t.balanceFen} <= 0`),
  ],
)

export const LEDGER_TRANSACTION_KINDS = [
  'loan_opened',
  'repayment',
  'capture',
  'post',
  'claim_opened',
  'claim_paid',
  'claim_undone',
  'refund',
] as const

export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    id: id(),
    createdAt: createdAt(),
    kind: text({ enum: LEDGER_TRANSACTION_KINDS }).notNull(),
    subject: text({ enum: ['loan', 'repayment', 'payment', 'claim'] }).notNull(),
    subjectId: uuid().notNull(),
    valueOn: day().notNull(),
    eventAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('a_subject_is_booked_once_per_kind').on(t.subjectId, t.kind),
    check('an_event_is_not_later_than_its_booking', sql`${t.eventAt} <= ${t.createdAt}`),
  ],
)

/** `number` counts the entries of its account from 1 without a gap: each takes up the balance at which the one before left off. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    transactionId: uuid()
      .notNull()
      .references(() => ledgerTransactions.id),
    leg: smallint().notNull(),
    accountId: uuid()
      .notNull()
      .references(() => ledgerAccounts.id),
    number: bigint({ mode: 'number' }).notNull(),
    amountFen: fen().notNull(),
    previousFen: fen().notNull(),
    currentFen: fen().notNull(),
  },
  (t) => [
    primaryKey({ name: 'ledger_entries_pkey', columns: [t.transactionId, t.leg] }),
    uniqueIndex('an_account_numbers_its_entries').on(t.accountId, t.number),
    check('an_entry_moves_money', sql`${t.amountFen} <> 0`),
    check('an_entry_carries_its_balances', sql`${t.currentFen} = ${t.previousFen} + ${t.amountFen}`),
  ],
)
