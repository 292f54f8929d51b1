import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns'

/** A person, sealed with a key of his own, which is wrapped by the deployment's key. No birth date: only that he is 18 or older. */
export const people = pgTable(
  'people',
  {
    id: id(),
    createdAt: createdAt(),
    wrappedKey: bytes().notNull(),
    nameSealed: bytes().notNull(),
    idNumberSealed: bytes().notNull(),
    idNumberIndex: bytes().notNull(),
    phoneSealed: bytes().notNull(),
    phoneIndex: bytes().notNull(),
    adult: boolean().notNull(),
    locale: text({ enum: ['zh-CN', 'en'] })
      .notNull()
      .default('zh-CN'),
    blockedAt: instant(),
  },
  (t) => [
    uniqueIndex('one_person_per_id_number').on(t.idNumberIndex),
    index('people_by_phone').on(t.phoneIndex),
    check('a_person_is_18_or_older', sql`${t.adult}`),
  ],
)

/** Every look of staff at a sealed field: purpose before showing, and the person can read who looked. */
export const reveals = pgTable(
  'reveals',
  {
    id: id(),
    createdAt: createdAt(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    staffId: uuid().notNull(),
    field: text({ enum: ['name', 'id_number', 'phone'] }).notNull(),
    purpose: text().notNull(),
    note: text().notNull(),
  },
  (t) => [index('reveals_by_person').on(t.personId, t.id)],
)
