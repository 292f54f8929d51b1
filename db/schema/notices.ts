import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns'
import { people } from './privacy'

/** What a person reads under "notices"; rendered in his language from its kind. */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    createdAt: createdAt(),
    forPerson: uuid()
      .notNull()
      .references(() => people.id),
    side: text({ enum: ['borrower', 'friend'] }).notNull(),
    kind: text().notNull(),
    params: jsonb().$type<Record<string, string | number>>().notNull(),
    link: text(),
    readAt: instant(),
  },
  (t) => [index('notices_of_a_person').on(t.forPerson, t.side, t.id)],
)

/** A message to a phone: its number and any code in it are sealed, and wiped once the carrier has it. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    createdAt: createdAt(),
    channel: text({ enum: ['sms'] })
      .notNull()
      .default('sms'),
    kind: text().notNull(),
    locale: text({ enum: ['zh-CN', 'en'] }).notNull(),
    toSealed: bytes(),
    paramsSealed: bytes(),
    notBefore: instant().notNull(),
    sentAt: instant(),
    carrierRef: text(),
  },
  (t) => [
    index('messages_not_yet_sent')
      .on(t.notBefore)
      .where(sql`sent_at is null`),
  ],
)
