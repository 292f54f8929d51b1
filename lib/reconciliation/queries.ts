import { payments } from '@/db/schema/payments'
import { reading, type Tx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import type { Day } from '@/lib/calendar/day'
import { dayOf, endOfDay, startOfDay } from '@/lib/calendar/shanghai'
import { listSetAsideRepayments, type SetAsideRepayment } from '@/lib/loans/queries'
import { fen, type Fen } from '@/lib/money/fen'
import { listStuckPayments } from '@/lib/payments/queries'
import { and, gte, lt, ne, sql } from 'drizzle-orm'
import { flowOf, waitOf, type Flow, type Held, type Wait } from './rules'

type StuckPayment = Wait & { payment: Awaited<ReturnType<typeof listStuckPayments>>[number] }

/** What waits for a colleague and where the money of today is, as of one moment. */
export type Desk = { now: Date; stuck: StuckPayment[]; setAside: SetAsideRepayment[]; flow: Flow }

export const getDesk = (actor: Staff, tx?: Tx): Promise<Desk> =>
  reading(actor, tx, async (db, now) => ({
    now,
    stuck: (await listStuckPayments(actor, db)).map((payment) => ({ payment, ...waitOf(payment) })),
    setAside: await listSetAsideRepayments(actor, db),
    flow: flowOf(await listHeldOn(db, dayOf(now))),
  }))

/** Late payments are no part of it: they never counted as held. */
const listHeldOn = (db: Tx, on: Day): Promise<Held[]> =>
  db
    .select({
      state: payments.state,
      isPosted: sql<boolean>`${payments.postedAt} is not null`,
      count: sql<number>`count(*)::int`,
      amountFen: sql<Fen>`sum(${payments.amountFen})`.mapWith((text: string) => fen(BigInt(text))),
    })
    .from(payments)
    .where(and(ne(payments.kind, 'late'), gte(payments.heldAt, startOfDay(on)), lt(payments.heldAt, endOfDay(on))))
    .groupBy(payments.state, sql`${payments.postedAt} is not null`)
