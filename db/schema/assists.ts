import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, day, fen, id, instant } from './columns'
import { loans } from './loans'
import { people } from './privacy'

export const MEANINGS = ['gift', 'loan', 'advance'] as const
export const ASSIST_STATES = ['asking', 'covered', 'settled', 'ended'] as const

/** One ask of one loan: "the next 1..k instalments, oldest first, in full" or "x yuan". */
export const assists = pgTable(
  'assists',
  {
    id: id(),
    createdAt: createdAt(),
    state: text({ enum: ASSIST_STATES }).notNull(),
    borrowerId: uuid()
      .notNull()
      .references(() => people.id),
    loanId: uuid()
      .notNull()
      .references(() => loans.id),
    firstNumber: smallint(),
    lastNumber: smallint(),
    amountFen: fen(),
    /** What it costs at most, on the last day on which an agreement of it can still be paid. */
    maximumFen: fen().notNull(),
    /** The borrower's own answer. The friend answers without seeing it: his side has no grant on this column. */
    meaning: text({ enum: MEANINGS }).notNull(),
    sentence: text().notNull(),
    answerBy: instant().notNull(),
    lastPayableOn: day().notNull(),
    endedAt: instant(),
    endCause: text({ enum: ['settled', 'answer_by', 'withdrawn', 'meant_otherwise', 'nothing_owed', 'not_me'] }),
    lockedAt: instant(),
  },
  (t) => [
    uniqueIndex('one_running_assist_per_loan')
      .on(t.loanId)
      .where(sql`state in ('asking', 'covered')`),
    index('running_assists_of_a_borrower')
      .on(t.borrowerId, t.createdAt)
      .where(sql`state in ('asking', 'covered')`),
    check(
      'an_ask_is_for_instalments_or_an_amount',
      sql`(${t.firstNumber} is null) = (${t.lastNumber} is null) and (${t.firstNumber} is null) <> (${t.amountFen} is null)`,
    ),
    check(
      'an_ask_names_its_instalments_in_order',
      sql`${t.firstNumber} is null or ${t.firstNumber} <= ${t.lastNumber}`,
    ),
    check('an_ask_has_a_maximum', sql`${t.maximumFen} > 0`),
  ],
)

/** The wizard's answers, kept between its pages; gone once the ask is made. The friend's name is sealed with the borrower's key. */
export const askDrafts = pgTable(
  'ask_drafts',
  {
    id: id(),
    createdAt: createdAt(),
    borrowerId: uuid()
      .notNull()
      .references(() => people.id),
    loanId: uuid()
      .notNull()
      .references(() => loans.id),
    waysOutShownAt: instant(),
    answers: jsonb().$type<Record<string, string | number>>().notNull(),
    friendLabelSealed: bytes(),
    usedAt: instant(),
  },
  (t) => [index('ask_drafts_of_a_borrower').on(t.borrowerId, t.createdAt)],
)
