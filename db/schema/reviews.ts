import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns'

export const REVIEW_KINDS = ['friend_identity', 'borrower_identity', 'lender_silent', 'late_repayment'] as const
export const REVIEW_STATES = ['waiting', 'taken', 'decided'] as const

/** A question that only a person may answer: waiting → taken → decided. */
export const reviews = pgTable(
  'reviews',
  {
    id: id(),
    createdAt: createdAt(),
    kind: text({ enum: REVIEW_KINDS }).notNull(),
    state: text({ enum: REVIEW_STATES }).notNull(),
    subjectId: uuid().notNull(),
    /** The colleague who asked for it, where one did: he does not decide it. */
    madeBy: uuid(),
    /** 1 = first. Kept so, that one index gives the queue in its order. */
    rank: integer().notNull(),
    dueAt: instant().notNull(),
    takenBy: uuid(),
    takenAt: instant(),
    decision: text({ enum: ['approved', 'refused'] }),
    reasonCode: text(),
    reasonNote: text(),
    decidedBy: uuid(),
    decidedAt: instant(),
  },
  (t) => [
    index('review_queue')
      .on(t.rank, t.dueAt, t.id)
      .where(sql`state <> 'decided'`),
    index('reviews_of_a_subject').on(t.subjectId),
    uniqueIndex('one_open_review_per_subject')
      .on(t.subjectId, t.kind)
      .where(sql`state <> 'decided'`),
    check('a_taken_review_is_somebodys', sql`(${t.state} = 'waiting') = (${t.takenBy} is null)`),
    check(
      'a_decided_review_says_who_and_why',
      sql`(${t.state} = 'decided') = (${t.decision} is not null and ${t.reasonCode} is not null and ${t.reasonNote} is not null
        and ${t.decidedBy} is not null and ${t.decidedAt} is not null)`,
    ),
    check(
      'nobody_decides_what_he_asked_for',
      sql`${t.decidedBy} is distinct from ${t.madeBy} or ${t.decidedBy} is null`,
    ),
  ],
)

export const CASE_KINDS = ['pressure', 'not_me', 'dispute', 'call'] as const
export const CASE_STATES = ['waiting', 'taken', 'decided', 'escalated'] as const

/** A matter that staff keep: pressure, "not me", a dispute. Its facts are ids, codes and times. */
export const cases = pgTable(
  'cases',
  {
    id: id(),
    createdAt: createdAt(),
    kind: text({ enum: CASE_KINDS }).notNull(),
    state: text({ enum: CASE_STATES }).notNull(),
    subjectId: uuid().notNull(),
    openedBy: text({ enum: ['borrower', 'friend', 'staff', 'worker'] }).notNull(),
    /** The colleague who opened it, where one did: he does not close it. */
    madeBy: uuid(),
    facts: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
    rank: integer().notNull(),
    dueAt: instant().notNull(),
    takenBy: uuid(),
    takenAt: instant(),
    reasonCode: text(),
    reasonNote: text(),
    decidedBy: uuid(),
    decidedAt: instant(),
  },
  (t) => [
    index('case_queue')
      .on(t.rank, t.dueAt, t.id)
      .where(sql`state in ('waiting', 'taken', 'escalated')`),
    index('cases_of_a_subject').on(t.subjectId),
    check('a_case_of_staff_names_its_maker', sql`(${t.openedBy} = 'staff') = (${t.madeBy} is not null)`),
    check('a_taken_case_is_somebodys', sql`${t.state} <> 'taken' or ${t.takenBy} is not null`),
    check(
      'a_decided_case_says_who_and_why',
      sql`(${t.state} = 'decided') = (${t.reasonCode} is not null and ${t.reasonNote} is not null and ${t.decidedBy} is not null
        and ${t.decidedAt} is not null)`,
    ),
    check('nobody_closes_what_he_opened', sql`${t.decidedBy} is distinct from ${t.madeBy} or ${t.decidedBy} is null`),
  ],
)
