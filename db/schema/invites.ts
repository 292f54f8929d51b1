import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { assists } from './assists'
import { bytes, createdAt, id, instant } from './columns'
import { people } from './privacy'

export const INVITE_STATES = ['open', 'agreed', 'paid', 'ended'] as const

/** One link to one friend: what the borrower may know of it, and nothing else. */
export const invites = pgTable(
  'invites',
  {
    id: id(),
    createdAt: createdAt(),
    state: text({ enum: INVITE_STATES }).notNull(),
    assistId: uuid()
      .notNull()
      .references(() => assists.id),
    borrowerId: uuid()
      .notNull()
      .references(() => people.id),
    loanId: uuid().notNull(),
    /** How the borrower calls the friend, for his own eyes; and the four digits, for him to say. Sealed with his key. */
    friendLabelSealed: bytes().notNull(),
    spokenCodeSealed: bytes().notNull(),
    /** What the friend's side needs to judge, none of it readable: hash of the token, of the digits, of the name and phone. */
    tokenHash: bytes().notNull(),
    spokenCodeHash: bytes().notNull(),
    borrowerNameHash: bytes().notNull(),
    borrowerPhoneIndex: bytes().notNull(),
    /** The first character of the borrower's name, sealed for the deployment: all that is shown before identification. */
    initialSealed: bytes().notNull(),
    answerBy: instant().notNull(),
    endedAt: instant(),
    endCause: text({
      enum: ['withdrawn', 'answer_by', 'meant_otherwise', 'settled', 'voided', 'lapsed', 'stepped_back', 'not_me'],
    }),
  },
  (t) => [
    uniqueIndex('one_invite_per_token').on(t.tokenHash),
    index('invites_of_an_assist').on(t.assistId, t.createdAt),
    index('invites_of_a_borrower').on(t.borrowerId, t.createdAt),
    index('invites_to_end')
      .on(t.answerBy)
      .where(sql`state = 'open'`),
  ],
)

export const VISIT_STATES = ['opened', 'taken', 'locked', 'declined', 'pressured'] as const

/** The friend's side: one browser on one invite. No grant of the borrower reaches this table. */
export const inviteVisits = pgTable(
  'invite_visits',
  {
    id: id(),
    createdAt: createdAt(),
    inviteId: uuid()
      .notNull()
      .references(() => invites.id),
    state: text({ enum: VISIT_STATES }).notNull(),
    safety: jsonb().$type<{ spoke: string; hurried: string; own: string }>(),
    /** Name and spoken code as typed, sealed until the phone's code judges them. */
    namedSealed: bytes(),
    phoneIndex: bytes(),
    phoneSealed: bytes(),
    /** When name, spoken code and phone were found right. */
    namedRightAt: instant(),
    personId: uuid().references(() => people.id),
    takenAt: instant(),
    endedAt: instant(),
    declinedAt: instant(),
  },
  (t) => [
    uniqueIndex('a_link_is_taken_once')
      .on(t.inviteId)
      .where(sql`state = 'taken'`),
    index('visits_of_a_person').on(t.personId, t.createdAt),
  ],
)

/** What one phone did on one invite: 5 wrong codes or 3 wrong names shut it out there, silently; 10 phones per invite get codes. */
export const invitePhones = pgTable(
  'invite_phones',
  {
    inviteId: uuid()
      .notNull()
      .references(() => invites.id),
    phoneIndex: bytes().notNull(),
    createdAt: createdAt(),
    wrongCodes: smallint().notNull().default(0),
    wrongNames: smallint().notNull().default(0),
    unlockedBy: uuid(),
  },
  (t) => [primaryKey({ name: 'a_phone_stands_once_per_invite', columns: [t.inviteId, t.phoneIndex] })],
)

/** "Never from this person", by an identified friend; he undoes it under his privacy page. */
export const neverAgain = pgTable(
  'never_again',
  {
    id: id(),
    createdAt: createdAt(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    borrowerId: uuid()
      .notNull()
      .references(() => people.id),
    undoneAt: instant(),
  },
  (t) => [
    uniqueIndex('one_never_per_pair')
      .on(t.personId, t.borrowerId)
      .where(sql`undone_at is null`),
  ],
)
