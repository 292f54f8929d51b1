import { sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { agreements } from './agreements'
import { bytes, createdAt, day, fen, id, instant } from './columns'
import { loans } from './loans'
import { people } from './privacy'

/** One line of a quote: what of an instalment it pays; fen as decimal strings. */
export type QuoteLine = { number: number; dueOn: string; penaltyFen: string; interestFen: string; principalFen: string }

/** A price, good for 15 minutes and never past midnight in Shanghai. */
export const quotes = pgTable(
  'quotes',
  {
    id: id(),
    createdAt: createdAt(),
    borrowerId: uuid()
      .notNull()
      .references(() => people.id),
    loanId: uuid()
      .notNull()
      .references(() => loans.id),
    /** For a friend: the agreement that he pays. A borrower's own price has none. */
    agreementId: uuid().references(() => agreements.id),
    instalments: smallint(),
    amountFen: fen().notNull(),
    valueOn: day().notNull(),
    lines: jsonb().$type<QuoteLine[]>().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index('quotes_of_a_loan').on(t.loanId, t.createdAt),
    check('a_quote_asks_for_money', sql`${t.amountFen} > 0`),
    check('a_quote_lasts_15_minutes_at_most', sql`${t.expiresAt} <= ${t.createdAt} + interval '15 minutes'`),
  ],
)

export const PAYMENT_STATES = ['created', 'held', 'captured', 'voided', 'failed', 'refunded'] as const

/** Why a payment ended without posting, or is ending. */
export const PAYMENT_END_CAUSES = [
  'instrument_refused',
  'never_held',
  'held_too_late',
  'came_second',
  'owed_less',
  'given_up',
  'expired_at_channel',
  'capture_refused',
  'lender_refused',
  'late_yes',
  'credit_funded',
  'other_holder',
  'agreement_over',
  'taken_back',
  'paid_by_borrower',
  'not_released',
] as const

/**
 * `covers`: this hold is the one that pays; `end_cause` is set as soon as a payment is to end, `ended_at` once it has.
 * `set_aside_at`: the lender posted it and our book cannot take it; a person decides. `cool_until`: when a friend's hold is taken
 * unless he takes it back; he may also have it taken at once.
 */
export const payments = pgTable(
  'payments',
  {
    id: id(),
    createdAt: createdAt(),
    kind: text({ enum: ['own', 'friend', 'late'] }).notNull(),
    state: text({ enum: PAYMENT_STATES }).notNull(),
    borrowerId: uuid()
      .notNull()
      .references(() => people.id),
    payerId: uuid()
      .notNull()
      .references(() => people.id),
    loanId: uuid()
      .notNull()
      .references(() => loans.id),
    quoteId: uuid()
      .notNull()
      .references(() => quotes.id),
    agreementId: uuid().references(() => agreements.id),
    lateOfId: uuid(),
    amountFen: fen().notNull(),
    refundedFen: fen().notNull(),
    valueOn: day(),
    covers: boolean().notNull().default(false),
    orderEndsAt: instant().notNull(),
    atOnce: boolean().notNull().default(false),
    coolUntil: instant(),
    heldAt: instant(),
    capturedAt: instant(),
    postedAt: instant(),
    endedAt: instant(),
    endCause: text({ enum: PAYMENT_END_CAUSES }),
    instrumentKind: text({ enum: ['debit', 'credit', 'balance', 'unknown'] }),
    instrumentTail: text(),
    instrumentHolderMatches: boolean(),
    lenderReceipt: text(),
    setAsideAt: instant(),
  },
  (t) => [
    index('payments_of_a_loan').on(t.loanId, t.createdAt),
    index('payments_of_a_payer').on(t.payerId, t.createdAt),
    index('payments_not_yet_posted')
      .on(t.capturedAt)
      .where(sql`state = 'captured' and posted_at is null`),
    index('payments_of_a_quote').on(t.quoteId),
    index('payments_of_an_agreement')
      .on(t.agreementId)
      .where(sql`agreement_id is not null`),
    uniqueIndex('one_late_payment_per_payment').on(t.lateOfId),
    uniqueIndex('one_covering_payment_per_loan')
      .on(t.loanId)
      .where(sql`covers and state in ('held', 'captured') and posted_at is null`),
    check('a_payment_moves_money', sql`${t.amountFen} > 0`),
    check('no_more_is_refunded_than_captured', sql`${t.refundedFen} between 0 and ${t.amountFen}`),
    check('only_captured_money_is_refunded', sql`${t.refundedFen} = 0 or ${t.capturedAt} is not null`),
    check('a_held_payment_has_its_day', sql`${t.heldAt} is null or ${t.valueOn} is not null`),
    check(
      'a_friend_pays_an_agreement',
      sql`case ${t.kind} when 'own' then ${t.agreementId} is null when 'friend' then ${t.agreementId} is not null else true end`,
    ),
    check('a_late_payment_points_at_its_payment', sql`(${t.kind} = 'late') = (${t.lateOfId} is not null)`),
    check('a_late_payment_never_covers', sql`${t.kind} <> 'late' or not (${t.covers} or ${t.postedAt} is not null)`),
    check('an_ended_payment_has_its_cause', sql`${t.endedAt} is null or ${t.endCause} is not null`),
    check('only_what_is_not_posted_is_set_aside', sql`${t.setAsideAt} is null or ${t.postedAt} is null`),
    check('a_posted_payment_has_a_receipt', sql`${t.postedAt} is null or ${t.lenderReceipt} is not null`),
  ],
)

export const OUTSIDE_VERBS = ['order', 'capture', 'void', 'refund', 'promise', 'release', 'post', 'cancel'] as const

/**
 * Each call to the outside: its intent is stored before, its result after. "Unknown" is a call without an answer. Only a void is
 * ever intended anew (`turn`), when the channel holds again what it had given up.
 */
export const outsideCalls = pgTable(
  'outside_calls',
  {
    id: id(),
    createdAt: createdAt(),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    borrowerId: uuid().notNull(),
    party: text({ enum: ['cashier', 'lender'] }).notNull(),
    verb: text({ enum: OUTSIDE_VERBS }).notNull(),
    turn: smallint().notNull().default(1),
    answeredAt: instant(),
    outcome: text(),
    answer: jsonb().$type<Record<string, string | number | boolean | null>>(),
  },
  (t) => [
    uniqueIndex('a_call_is_intended_once').on(t.paymentId, t.verb, t.turn),
    index('calls_without_an_answer')
      .on(t.createdAt)
      .where(sql`answered_at is null`),
    check('only_a_void_is_intended_anew', sql`${t.turn} = 1 or (${t.verb} = 'void' and ${t.turn} > 1)`),
    check('an_answer_has_its_time', sql`(${t.answeredAt} is null) = (${t.outcome} is null)`),
  ],
)

/** What the channel told us by callback: signature checked, raw bytes kept, once per event. A job acts on it. */
export const channelEvents = pgTable(
  'channel_events',
  {
    id: id(),
    createdAt: createdAt(),
    channel: text({ enum: ['cashier'] }).notNull(),
    eventId: text().notNull(),
    body: bytes().notNull(),
    signature: text().notNull(),
    takenAt: instant(),
  },
  (t) => [uniqueIndex('an_event_is_recorded_once').on(t.channel, t.eventId)],
)
