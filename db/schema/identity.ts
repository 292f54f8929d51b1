import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns'
import { people } from './privacy'

/**
 * One check of a person with the identity provider: asked → answered, or asked → waits for a person → answered. What was typed is
 * sealed, and wiped once it is answered: only `people` keeps a name and a number, and only of somebody who agreed.
 */
export const identityChecks = pgTable(
  'identity_checks',
  {
    id: id(),
    createdAt: createdAt(),
    side: text({ enum: ['borrower', 'friend'] }).notNull(),
    /** The borrower who is checked. */
    personId: uuid().references(() => people.id),
    /** The friend's visit that asked for it; he is nobody yet. */
    visitId: uuid(),
    nameSealed: bytes(),
    idNumberSealed: bytes(),
    phoneSealed: bytes(),
    consentId: uuid().notNull(),
    locale: text({ enum: ['zh-CN', 'en'] }).notNull(),
    answer: text({
      enum: ['agree', 'mismatch', 'phone_not_theirs', 'needs_person', 'unavailable', 'not_the_borrower', 'refused'],
    }),
    /** Until when a person looks at it, where it waits for one; and why he refused it. */
    lookBy: instant(),
    reasonCode: text(),
    answeredAt: instant(),
    /** The person it found or made, once it agreed. */
    foundPersonId: uuid().references(() => people.id),
  },
  (t) => [
    index('identity_checks_of_a_visit').on(t.visitId, t.createdAt),
    index('identity_checks_of_a_person').on(t.personId, t.createdAt),
    uniqueIndex('one_open_check_per_visit')
      .on(t.visitId)
      .where(sql`answered_at is null`),
    uniqueIndex('one_open_check_per_person')
      .on(t.personId)
      .where(sql`answered_at is null`),
    check(
      'an_answered_check_keeps_no_words',
      sql`(${t.answeredAt} is null) = (${t.nameSealed} is not null) and (${t.answeredAt} is null) = (${t.idNumberSealed} is not null)
        and (${t.answeredAt} is null) = (${t.phoneSealed} is not null)`,
    ),
    check('an_answered_check_has_an_answer', sql`${t.answeredAt} is null or ${t.answer} is not null`),
    check(
      'an_unanswered_check_waits_for_a_person_or_the_provider',
      sql`${t.answeredAt} is not null or (${t.answer} is null) = (${t.lookBy} is null)`,
    ),
    check(
      'who_agreed_is_a_person',
      sql`(${t.foundPersonId} is not null) = (${t.answeredAt} is not null and ${t.answer} = 'agree')`,
    ),
    check(
      'a_borrower_is_a_person_a_friend_a_visit',
      sql`(${t.side} = 'borrower') = (${t.personId} is not null) and (${t.side} = 'friend') = (${t.visitId} is not null)`,
    ),
  ],
)

/** A separate consent, given by ticking one box: which text, by hash, on which screen, when. Withdrawn, it stays as withdrawn. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    createdAt: createdAt(),
    side: text({ enum: ['borrower', 'friend'] }).notNull(),
    personId: uuid().references(() => people.id),
    visitId: uuid(),
    kind: text({
      enum: ['show_friend', 'identity_check', 'share_with_borrower', 'contract', 'electronic_signature'],
    }).notNull(),
    /** The page on which it was given. */
    screen: text().notNull(),
    textVersion: text().notNull(),
    textHash: text().notNull(),
    locale: text({ enum: ['zh-CN', 'en'] }).notNull(),
    /** What it is for: a friend's is for an invite, a borrower's for himself or for what he asks. */
    subjectId: uuid().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    index('consents_of_a_person').on(t.personId, t.createdAt),
    index('consents_of_a_subject').on(t.subjectId, t.kind),
    check('a_consent_is_somebodys', sql`${t.personId} is not null or ${t.visitId} is not null`),
  ],
)
