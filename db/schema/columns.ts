import type { Day } from '@/lib/calendar/day'
import type { Fen } from '@/lib/money/fen'
import { sql } from 'drizzle-orm'
import { bigint, customType, date, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Money: whole fen in a bigint. */
export const fen = () => bigint({ mode: 'bigint' }).$type<Fen>()

/** A Shanghai calendar day. */
export const day = () => date({ mode: 'string' }).$type<Day>()

/** An instant of the database's clock; `created_at` columns fill themselves. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })
export const createdAt = () =>
  instant()
    .notNull()
    .default(sql`clock()`)

/** A uuidv7 made in code (lib/id.ts). */
export const id = () => uuid().primaryKey()

/** Sealed fields, keyed hashes and raw bytes. */
export const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value),
})
