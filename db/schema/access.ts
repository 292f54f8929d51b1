import { boolean, doublePrecision, integer, interval, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt, day, instant } from './columns'

/** One row: what this database is for. A demo refuses a database that says production, and the other way round. */
export const deployment = pgTable('deployment', {
  singleton: boolean().primaryKey().default(true),
  mode: text({ enum: ['demo', 'test', 'production'] }).notNull(),
})

/** At most one row, and none in production: how far the clock of demo and tests runs ahead. */
export const demoClock = pgTable('demo_clock', {
  singleton: boolean().primaryKey().default(true),
  ahead: interval().notNull(),
})

/** Token buckets. `key` names the limit and a keyed hash of whom it counts, nothing readable. */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  tokens: doublePrecision().notNull(),
  filledAt: instant().notNull(),
})

/** The moves of every thing that has a state; a trigger on each state column refuses any other. */
export const stateMoves = pgTable(
  'state_moves',
  { thing: text().notNull(), fromState: text().notNull(), toState: text().notNull() },
  (t) => [primaryKey({ name: 'a_move_stands_once', columns: [t.thing, t.fromState, t.toState] })],
)

/** The one-year loan prime rate as published, each with its source: the cap of interest between friends is 4 × it. */
export const lprRates = pgTable('lpr_rates', {
  effectiveOn: day().primaryKey(),
  rateBps: integer().notNull(),
  source: text().notNull(),
})

/** Each command's key with a hash of its input: same key and input get the first answer, other input a conflict. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    side: text({ enum: ['borrower', 'friend', 'staff', 'worker'] }).notNull(),
    actorId: text().notNull(),
    key: text().notNull(),
    verb: text().notNull(),
    inputHash: text().notNull(),
    answer: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: 'a_key_serves_once_per_actor', columns: [t.side, t.actorId, t.key] })],
)
