import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { agreements } from './agreements'
import { createdAt, day, fen, id, instant } from './columns'
import { people } from './privacy'

export const CLAIM_STATES = ['running', 'performed', 'forgiven', 'defaulted', 'disputed'] as const

/** What the borrower owes the friend: opened with what was really posted (loan, advance), never for a gift. */
export const claims = pgTable(
  'claims',
  {
    id: id(),
    createdAt: createdAt(),
    state: text({ enum: CLAIM_STATES }).notNull(),
    agreementId: uuid()
      .notNull()
      .unique('one_claim_per_agreement')
      .references(() => agreements.id),
    paymentId: uuid().notNull().unique('one_claim_per_payment'),
    borrowerId: uuid()
      .notNull()
      .references(() => people.id),
    friendId: uuid()
      .notNull()
      .references(() => people.id),
    meaning: text({ enum: ['loan', 'advance'] }).notNull(),
    principalFen: fen().notNull(),
    receivedFen: fen().notNull(),
    startedOn: day().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index('claims_of_a_friend').on(t.friendId, t.createdAt),
    index('claims_of_a_borrower').on(t.borrowerId, t.createdAt),
    check('a_claim_has_principal', sql`${t.principalFen} > 0`),
    check('received_is_not_negative', sql`${t.receivedFen} >= 0`),
  ],
)

/** The plan: what is due back and when, by the agreement's terms on the posted sum. */
export const claimInstalments = pgTable(
  'claim_instalments',
  {
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    number: smallint().notNull(),
    borrowerId: uuid().notNull(),
    friendId: uuid().notNull(),
    dueOn: day().notNull(),
    principalFen: fen().notNull(),
    interestFen: fen().notNull(),
  },
  (t) => [primaryKey({ name: 'claim_instalments_pkey', columns: [t.claimId, t.number] })],
)

/** "Received ¥x on day D", recorded by the friend; undone by a counter-entry of its own, never changed. */
export const claimReceipts = pgTable(
  'claim_receipts',
  {
    id: id(),
    createdAt: createdAt(),
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    borrowerId: uuid().notNull(),
    friendId: uuid().notNull(),
    amountFen: fen().notNull(),
    receivedOn: day().notNull(),
    undoesId: uuid().unique('a_receipt_is_undone_once'),
    eventAt: instant().notNull(),
  },
  (t) => [
    index('receipts_of_a_claim').on(t.claimId, t.id),
    check('a_receipt_moves_money', sql`${t.amountFen} <> 0 and (${t.undoesId} is null) = (${t.amountFen} > 0)`),
  ],
)
