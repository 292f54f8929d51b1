import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, day, fen } from './columns'
import { loans } from './loans'

const HOLD_ENDS = ['posted', 'released'] as const

/**
 * A friend's money reserved for a loan: from the day after it penalty runs only on what it does not reach. It begins and ends
 * between two bookings of its loan (the last one before; 0 is none), so that what happened can be replayed in its order.
 */
export const loanHolds = pgTable(
  'loan_holds',
  {
    paymentId: uuid().primaryKey(),
    createdAt: createdAt(),
    loanId: uuid()
      .notNull()
      .references(() => loans.id),
    borrowerId: uuid().notNull(),
    heldOn: day().notNull(),
    amountFen: fen().notNull(),
    afterBooking: bigint({ mode: 'number' }).notNull(),
    endedAs: text({ enum: HOLD_ENDS }),
    endedOn: day(),
    endedAfterBooking: bigint({ mode: 'number' }),
  },
  (t) => [
    index('holds_of_a_loan').on(t.loanId, t.createdAt),
    uniqueIndex('one_running_hold_per_loan')
      .on(t.loanId)
      .where(sql`ended_as is null`),
    check('a_hold_reserves_money', sql`${t.amountFen} > 0`),
    check(
      'a_released_hold_has_its_day',
      sql`(${t.endedAs} is not distinct from 'released') = (${t.endedOn} is not null) and (${t.endedOn} is null) = (${t.endedAfterBooking} is null)`,
    ),
  ],
)

/** No penalty runs on this part of an instalment for this day: a hold that reached it ended without posting. */
export const penaltyWaivers = pgTable(
  'penalty_waivers',
  {
    loanId: uuid()
      .notNull()
      .references(() => loans.id),
    number: smallint().notNull(),
    waivedOn: day().notNull(),
    createdAt: createdAt(),
    borrowerId: uuid().notNull(),
    paymentId: uuid().notNull(),
    principalFen: fen().notNull(),
  },
  (t) => [
    primaryKey({ name: 'a_day_is_waived_once_per_instalment', columns: [t.loanId, t.number, t.waivedOn] }),
    check('a_waiver_is_on_principal', sql`${t.principalFen} > 0`),
  ],
)
