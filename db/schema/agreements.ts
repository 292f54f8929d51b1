import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { assists, MEANINGS } from './assists'
import { bytes, createdAt, day, fen, id, instant } from './columns'
import { invites, inviteVisits } from './invites'
import { people } from './privacy'

/** A loan: months, first day, rate; an advance: its day; a gift: nothing. */
export type StoredTerms = { months?: number; firstOn?: string; rateBps?: number; byOn?: string }

/** One answer to a question about the contract; wrong ones stay beside right ones. */
export type QuizAnswer = { question: string; answer: string; right: boolean; at: string }

export const DRAFT_STATES = ['drafted', 'matched'] as const

/** What the friend prepares before he signs: his side only. At his signature it is copied into agreements under a new id. */
export const agreementDrafts = pgTable(
  'agreement_drafts',
  {
    id: id(),
    createdAt: createdAt(),
    inviteId: uuid()
      .notNull()
      .references(() => invites.id),
    visitId: uuid()
      .notNull()
      .references(() => inviteVisits.id),
    friendId: uuid()
      .notNull()
      .references(() => people.id),
    state: text({ enum: DRAFT_STATES }).notNull(),
    meaning: text({ enum: MEANINGS }).notNull(),
    terms: jsonb().$type<StoredTerms>().notNull(),
    meaningAnswers: smallint().notNull(),
    monthLeftOver: text({ enum: ['yes', 'tight', 'no'] }),
    quiz: jsonb().$type<QuizAnswer[]>().notNull(),
    /** The contract as it was first shown for these terms, in both languages (JSON), sealed for the deployment. */
    contractSealed: bytes(),
    contractHash: text(),
    contractShownAt: instant(),
    /** For how long its page was open, as far as the posts from it tell. */
    readSeconds: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('one_draft_per_visit').on(t.visitId),
    check('a_meaning_is_answered_twice_at_most', sql`${t.meaningAnswers} between 1 and 2`),
    check(
      'only_a_matched_draft_has_a_contract',
      sql`(${t.contractSealed} is null) = (${t.contractHash} is null) and (${t.contractHash} is null) = (${t.contractShownAt} is null)
        and (${t.contractHash} is null or ${t.state} = 'matched')`,
    ),
  ],
)

export const AGREEMENT_STATES = ['signed', 'in_force', 'performed', 'withdrawn', 'voided', 'lapsed'] as const

/** What borrower and friend sign. The borrower sees it while signed, in force or performed; the friend always. */
export const agreements = pgTable(
  'agreements',
  {
    id: id(),
    createdAt: createdAt(),
    state: text({ enum: AGREEMENT_STATES }).notNull(),
    inviteId: uuid()
      .notNull()
      .unique('one_agreement_per_invite')
      .references(() => invites.id),
    assistId: uuid()
      .notNull()
      .references(() => assists.id),
    borrowerId: uuid()
      .notNull()
      .references(() => people.id),
    friendId: uuid()
      .notNull()
      .references(() => people.id),
    loanId: uuid().notNull(),
    meaning: text({ enum: MEANINGS }).notNull(),
    terms: jsonb().$type<StoredTerms>().notNull(),
    /** The cap of that day: 4 × the one-year LPR, with its day and source in the contract. */
    capBps: integer().notNull(),
    rateBps: integer().notNull().default(0),
    maximumFen: fen().notNull(),
    /** Number shown to people: A-YYMM- and eight random signs. A count would tell the borrower of drafts that nobody signed. */
    number: text().notNull().unique('agreement_numbers_are_unique'),
    template: text().notNull(),
    locale: text({ enum: ['zh-CN', 'en'] }).notNull(),
    /** The contract in both languages (JSON), sealed for the deployment; and the SHA-256 of its text in `locale`, which both sign. */
    textSealed: bytes().notNull(),
    textHash: text().notNull(),
    /** Names, phone tail and last four of the numbers as of signing, sealed for the deployment (JSON). */
    partiesSealed: bytes().notNull(),
    signBy: instant().notNull(),
    payBy: instant(),
    endedAt: instant(),
    performedFen: fen(),
    limitationOn: day(),
  },
  (t) => [
    index('agreements_of_a_borrower').on(t.borrowerId, t.createdAt),
    index('agreements_of_a_friend').on(t.friendId, t.createdAt),
    index('agreements_of_an_assist').on(t.assistId),
    check('the_two_persons_of_an_agreement_differ', sql`${t.borrowerId} <> ${t.friendId}`),
    check('no_rate_above_the_cap_of_the_day', sql`${t.rateBps} between 0 and ${t.capBps}`),
    check(
      'only_an_agreement_in_force_is_paid',
      sql`${t.state} in ('signed', 'withdrawn', 'voided', 'lapsed') or ${t.payBy} is not null`,
    ),
    check('only_a_loan_has_a_rate', sql`${t.meaning} = 'loan' or ${t.rateBps} = 0`),
  ],
)

/** One signature: over the text's hash, by name typed, drawn or by code, with a fresh one-time code. */
export const signatures = pgTable(
  'signatures',
  {
    id: id(),
    createdAt: createdAt(),
    agreementId: uuid()
      .notNull()
      .references(() => agreements.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    side: text({ enum: ['borrower', 'friend'] }).notNull(),
    method: text({ enum: ['typed', 'drawn', 'code'] }).notNull(),
    markSealed: bytes().notNull(),
    textHash: text().notNull(),
    steppedUpAt: instant().notNull(),
  },
  (t) => [uniqueIndex('each_side_signs_once').on(t.agreementId, t.side)],
)
