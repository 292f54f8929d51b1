import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, day, fen, id, instant } from './columns'
import { people } from './privacy'

export const lenders = pgTable('lenders', {
  id: id(),
  createdAt: createdAt(),
  name: text().notNull().unique('one_lender_per_name'),
  phone: text(),
})

/** A lender's customer: how the lender names this person, and what he told of his income. */
export const borrowers = pgTable(
  'borrowers',
  {
    lenderId: uuid()
      .notNull()
      .references(() => lenders.id),
    borrowerRef: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    monthlyIncomeFen: fen(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'a_borrower_reference_stands_once_per_lender', columns: [t.lenderId, t.borrowerRef] }),
    index('borrowers_by_person').on(t.personId),
  ],
)

export const LOAN_METHODS = ['equal_instalment', 'equal_principal', 'interest_first', 'bullet_daily'] as const

/** A loan's terms never change once booked. */
export const loans = pgTable(
  'loans',
  {
    id: id(),
    createdAt: createdAt(),
    lenderId: uuid()
      .notNull()
      .references(() => lenders.id),
    loanRef: text().notNull(),
    borrowerId: uuid()
      .notNull()
      .references(() => people.id),
    principalFen: fen().notNull(),
    rateBps: integer().notNull(),
    method: text({ enum: LOAN_METHODS }).notNull(),
    terms: smallint().notNull(),
    startOn: day().notNull(),
    dueDay: smallint().notNull(),
    settledOn: day(),
    nextDueOn: day(),
  },
  (t) => [
    uniqueIndex('a_loan_reference_stands_once_per_lender').on(t.lenderId, t.loanRef),
    index('loans_of_a_borrower').on(t.borrowerId),
    check('a_loan_has_principal', sql`${t.principalFen} > 0`),
    check('a_rate_is_0_to_24_percent', sql`${t.rateBps} between 0 and 2400`),
    check('a_loan_has_1_to_60_terms', sql`${t.terms} between 1 and 60`),
    check('a_due_day_is_1_to_31', sql`${t.dueDay} between 1 and 31`),
  ],
)

/** What is due, and what was paid of it. Penalty owed follows from the repayments (lib/loans/rules.ts). */
export const instalments = pgTable(
  'instalments',
  {
    loanId: uuid()
      .notNull()
      .references(() => loans.id),
    number: smallint().notNull(),
    borrowerId: uuid().notNull(),
    dueOn: day().notNull(),
    principalFen: fen().notNull(),
    interestFen: fen().notNull(),
    principalPaidFen: fen().notNull(),
    interestPaidFen: fen().notNull(),
    penaltyPaidFen: fen().notNull(),
    closedOn: day(),
  },
  (t) => [
    primaryKey({ name: 'instalments_pkey', columns: [t.loanId, t.number] }),
    index('open_instalments_of_a_borrower')
      .on(t.borrowerId, t.dueOn)
      .where(sql`closed_on is null`),
    check('no_more_principal_is_paid_than_due', sql`${t.principalPaidFen} between 0 and ${t.principalFen}`),
    check('no_more_interest_is_paid_than_due', sql`${t.interestPaidFen} between 0 and ${t.interestFen}`),
    check('penalty_paid_is_not_negative', sql`${t.penaltyPaidFen} >= 0`),
    check(
      'a_closed_instalment_is_fully_paid',
      sql`${t.closedOn} is null or (${t.principalPaidFen} = ${t.principalFen} and ${t.interestPaidFen} = ${t.interestFen})`,
    ),
  ],
)

/** Every repayment, imported or made here; `booking` is the order in which they count. */
export const repayments = pgTable(
  'repayments',
  {
    id: id(),
    createdAt: createdAt(),
    lenderId: uuid()
      .notNull()
      .references(() => lenders.id),
    repaymentRef: text().notNull(),
    loanId: uuid()
      .notNull()
      .references(() => loans.id),
    borrowerId: uuid().notNull(),
    booking: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    source: text({ enum: ['imported', 'own', 'friend'] }).notNull(),
    valueOn: day().notNull(),
    eventAt: instant().notNull(),
    amountFen: fen().notNull(),
    paymentId: uuid().unique('a_payment_repays_once'),
  },
  (t) => [
    uniqueIndex('a_repayment_reference_stands_once_per_lender').on(t.lenderId, t.repaymentRef),
    index('repayments_of_a_loan').on(t.loanId, t.booking),
    check('a_repayment_moves_money', sql`${t.amountFen} > 0`),
    check('own_and_friend_repayments_have_a_payment', sql`(${t.source} = 'imported') = (${t.paymentId} is null)`),
  ],
)

/** Where a repayment went: penalty, interest and principal of each instalment. */
export const repaymentParts = pgTable(
  'repayment_parts',
  {
    repaymentId: uuid()
      .notNull()
      .references(() => repayments.id),
    loanId: uuid().notNull(),
    number: smallint().notNull(),
    borrowerId: uuid().notNull(),
    penaltyFen: fen().notNull(),
    interestFen: fen().notNull(),
    principalFen: fen().notNull(),
  },
  (t) => [
    primaryKey({ name: 'repayment_parts_pkey', columns: [t.repaymentId, t.number] }),
    index('repayment_parts_of_an_instalment').on(t.loanId, t.number),
    check('a_part_is_not_negative', sql`least(${t.penaltyFen}, ${t.interestFen}, ${t.principalFen}) >= 0`),
  ],
)

/** One run of an import: a hash over the rows it read, how many of each kind were new, and what it reported. */
export const imports = pgTable('imports', {
  id: id(),
  createdAt: createdAt(),
  lenderId: uuid()
    .notNull()
    .references(() => lenders.id),
  rowsHash: text().notNull(),
  newBorrowers: integer().notNull(),
  newLoans: integer().notNull(),
  newRepayments: integer().notNull(),
  skipped: integer().notNull(),
  setAside: integer().notNull(),
  changed: integer().notNull(),
})

/** A repayment that came too late to be booked in its order: staff decide. */
export const setAsideRepayments = pgTable(
  'set_aside_repayments',
  {
    id: id(),
    createdAt: createdAt(),
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    lenderId: uuid()
      .notNull()
      .references(() => lenders.id),
    repaymentRef: text().notNull(),
    loanId: uuid()
      .notNull()
      .references(() => loans.id),
    valueOn: day().notNull(),
    amountFen: fen().notNull(),
    line: integer().notNull(),
    decidedAt: instant(),
  },
  (t) => [uniqueIndex('a_repayment_is_set_aside_once').on(t.lenderId, t.repaymentRef)],
)
