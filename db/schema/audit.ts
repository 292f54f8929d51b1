import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'

/** Who did what to which thing; written in the same transaction as the act, never changed. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: id(),
    createdAt: createdAt(),
    requestId: text().notNull(),
    side: text({ enum: ['gate', 'borrower', 'friend', 'staff', 'worker'] }).notNull(),
    actorId: text(),
    verb: text().notNull(),
    outcome: text({ enum: ['done', 'refused'] }).notNull(),
    thing: text().notNull(),
    thingId: text(),
    aboutPersonId: uuid(),
    detail: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
  },
  (t) => [
    index('audit_entries_by_thing').on(t.thing, t.thingId, t.id),
    index('audit_entries_by_person').on(t.aboutPersonId, t.id),
  ],
)
