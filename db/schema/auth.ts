import { sql } from 'drizzle-orm'
import { check, index, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns'
import { people } from './privacy'

/** One-time codes: only a keyed hash; 5 tries, 10 minutes, 40 s between two. */
export const oneTimeCodes = pgTable(
  'one_time_codes',
  {
    id: id(),
    createdAt: createdAt(),
    purpose: text({ enum: ['sign_in', 'step_up', 'invite'] }).notNull(),
    phoneIndex: bytes().notNull(),
    codeHash: bytes().notNull(),
    triesLeft: smallint().notNull().default(5),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    index('one_time_codes_by_phone').on(t.phoneIndex, t.purpose, t.createdAt),
    check('tries_left_is_0_to_5', sql`${t.triesLeft} between 0 and 5`),
  ],
)

/** Staff: e-mail, a long password and a second factor. */
export const staffMembers = pgTable(
  'staff_members',
  {
    id: id(),
    createdAt: createdAt(),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ['support', 'reviewer', 'approver', 'auditor', 'admin'] }).notNull(),
    passwordHash: text(),
    totpSealed: bytes(),
    totpLastStep: text(),
    endedAt: instant(),
  },
  (t) => [uniqueIndex('one_staff_member_per_email').on(sql`lower(${t.email})`)],
)

/** A link by which a new colleague sets his password and second factor, once. */
export const staffLinks = pgTable('staff_links', {
  id: id(),
  createdAt: createdAt(),
  staffId: uuid()
    .notNull()
    .references(() => staffMembers.id),
  tokenHash: bytes().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
})

/**
 * A cookie names a session, its row decides. `person`: signed in by phone, for everything under /me. `invite`: a friend who was
 * identified on one invite. Ended after 12 h without use, by its owner, or by staff.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    createdAt: createdAt(),
    kind: text({ enum: ['person', 'invite', 'staff'] }).notNull(),
    personId: uuid().references(() => people.id),
    staffId: uuid().references(() => staffMembers.id),
    /** The invite on which a friend was identified. */
    inviteId: uuid(),
    device: text().notNull(),
    lastSeenAt: instant().notNull(),
    steppedUpAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    endedBy: text({ enum: ['self', 'staff', 'phone_changed', 'not_me'] }),
  },
  (t) => [
    index('sessions_of_a_person')
      .on(t.personId, t.createdAt)
      .where(sql`ended_at is null`),
    index('sessions_of_a_colleague')
      .on(t.staffId, t.createdAt)
      .where(sql`ended_at is null`),
    check(
      'a_session_belongs_to_a_person_or_a_colleague',
      sql`(${t.kind} = 'staff') = (${t.staffId} is not null) and (${t.kind} <> 'staff') = (${t.personId} is not null)`,
    ),
  ],
)
