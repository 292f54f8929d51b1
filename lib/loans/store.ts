import { loanHolds, penaltyWaivers } from '@/db/schema/holds'
import { lenders, loans, repayments } from '@/db/schema/loans'
import type { Tx } from '@/db/transaction'
import type { LoanState, Part } from '@/lib/calendar/accrual'
import type { Day } from '@/lib/calendar/day'
import type { LoanTerms } from '@/lib/calendar/schedule'
import { fen } from '@/lib/money/fen'
import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import { loanAfter, type LoanEvent } from './rules'

export type RepaymentSource = 'imported' | 'own' | 'friend'

/** A booked loan with its lender, and all that the rules need of it. */
export type Loan = {
  id: string
  loanRef: string
  borrowerId: string
  lender: { id: string; name: string; phone: string | null }
  settledOn: Day | null
  nextDueOn: Day | null
  state: LoanState
}

type BookedRepayment = [booking: number, valueOn: Day, amountFen: string, source: RepaymentSource, wasFrozen: boolean]
type BookedHold = [
  afterBooking: number,
  heldOn: Day,
  amountFen: string,
  releasedOn: Day | null,
  releasedAfterBooking: number | null,
]

/** All that was booked on a loan: repayments in booking order, and friends' holds in theirs. */
type History = { repayments: BookedRepayment[] | null; holds: BookedHold[] | null }

/** The history of a loan, up to a day where one is given. */
export const historyOf = (until?: Day) => sql<History>`(
  select json_build_object(
    'repayments', (
      select json_agg(json_build_array(r.booking, r.value_on, r.amount_fen::text, r.source, h.payment_id is not null) order by r.booking)
      from ${repayments} r left join ${loanHolds} h on h.payment_id = r.payment_id
      where r.loan_id = ${loans.id} ${until ? sql`and r.value_on <= ${until}::date` : sql``}),
    'holds', (
      select json_agg(json_build_array(h.after_booking, h.held_on, h.amount_fen::text, e.released_on, e.released_after) order by h.created_at, h.payment_id)
      from ${loanHolds} h left join lateral (select h.ended_on as released_on, h.ended_after_booking as released_after
        ${until ? sql`where h.ended_on <= ${until}::date` : sql``}) e on true
      where h.loan_id = ${loans.id} ${until ? sql`and h.held_on <= ${until}::date` : sql``})))`

/** What a loan went through, in the order in which it was booked. Money of one's own is held and taken in one breath. */
function eventsOf({ repayments: repaid, holds }: History): LoanEvent[] {
  const frozen: { after: number; event: LoanEvent }[] = []
  for (const [after, heldOn, text, releasedOn, releasedAfter] of holds ?? []) {
    frozen.push({ after, event: { kind: 'hold', heldOn, amountFen: fen(BigInt(text)) } })
    if (releasedOn) frozen.push({ after: releasedAfter ?? after, event: { kind: 'release', releasedOn } })
  }
  const events: LoanEvent[] = []
  const freezeUntil = (booking: number) => {
    while (frozen[0] && frozen[0].after < booking) events.push(frozen.shift()!.event)
  }
  for (const [booking, on, text, source, wasFrozen] of repaid ?? []) {
    const amountFen = fen(BigInt(text))
    freezeUntil(booking)
    if (source === 'imported') events.push({ kind: 'repayment', paidOn: on, amountFen })
    else if (wasFrozen) events.push({ kind: 'posting' })
    else events.push({ kind: 'hold', heldOn: on, amountFen }, { kind: 'posting' })
  }
  freezeUntil(Number.POSITIVE_INFINITY)
  return events
}

/** A loan taken up from its rows. */
export const stateOf = (terms: LoanTerms, history: History): LoanState => loanAfter(terms, eventsOf(history))

const termsOf = ({ principalFen, rateBps, method, terms, startOn, dueDay }: typeof loans.$inferSelect): LoanTerms => ({
  principalFen,
  rateBps,
  method,
  terms,
  startOn,
  dueDay,
})

export async function loadLoans(tx: Tx, where: SQL | undefined): Promise<Loan[]> {
  const rows = await tx
    .select({ loan: loans, lender: { id: lenders.id, name: lenders.name, phone: lenders.phone }, history: historyOf() })
    .from(loans)
    .innerJoin(lenders, eq(lenders.id, loans.lenderId))
    .where(where)
  return rows.map(({ loan, lender, history }) => {
    const { id, loanRef, borrowerId, settledOn, nextDueOn } = loan
    return { id, loanRef, borrowerId, lender, settledOn, nextDueOn, state: stateOf(termsOf(loan), history) }
  })
}

/** Locks loans in the order of their ids. What hangs on them is read after, by another statement, or it would be older than the lock. */
export const lockLoans = (tx: Tx, where: SQL | undefined): Promise<unknown> =>
  tx.select({ id: loans.id }).from(loans).where(where).orderBy(asc(loans.id)).for('no key update')

/** Money as text: JSON has no whole numbers of that size. */
const json = (rows: readonly object[]) =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))

/** Opens loans with their instalments; one of zero is closed from the start. */
export async function insertLoans(
  tx: Tx,
  opened: readonly { row: typeof loans.$inferInsert; state: LoanState }[],
): Promise<void> {
  const dues = opened.flatMap(({ row, state }) =>
    state.instalments.map(({ number, dueOn, principalFen, interestFen }) => ({
      loan_id: row.id,
      number,
      borrower_id: row.borrowerId,
      due_on: dueOn,
      principal_fen: principalFen,
      interest_fen: interestFen,
      closed_on: principalFen + interestFen === 0n ? row.startOn : null,
    })),
  )
  await Promise.all([
    tx.insert(loans).values(opened.map(({ row }) => row)),
    tx.execute(sql`
      insert into instalments (loan_id, number, borrower_id, due_on, principal_fen, interest_fen,
        principal_paid_fen, interest_paid_fen, penalty_paid_fen, closed_on)
      select loan_id, number, borrower_id, due_on, principal_fen, interest_fen, 0, 0, 0, closed_on
      from json_to_recordset(${json(dues)}::json) as i(loan_id uuid, number smallint, borrower_id uuid, due_on date,
        principal_fen bigint, interest_fen bigint, closed_on date)`),
  ])
}

/** A repayment that was booked, where it went, and the instalments that are closed with it. */
export type BookedRow = { row: typeof repayments.$inferInsert; parts: readonly Part[]; closes: readonly number[] }

/** Writes booked repayments in their order: themselves, their parts, and what they change on instalments. */
export async function insertRepayments(tx: Tx, booked: readonly BookedRow[]): Promise<void> {
  const parts = booked.flatMap(({ row, parts: own, closes }) =>
    own.map(({ number, penaltyFen, interestFen, principalFen }) => ({
      repayment_id: row.id,
      loan_id: row.loanId,
      number,
      borrower_id: row.borrowerId,
      penalty_fen: penaltyFen,
      interest_fen: interestFen,
      principal_fen: principalFen,
      closed_on: closes.includes(number) ? row.valueOn : null,
    })),
  )
  const given = sql`json_to_recordset(${json(parts)}::json) as p(repayment_id uuid, loan_id uuid, number smallint,
    borrower_id uuid, penalty_fen bigint, interest_fen bigint, principal_fen bigint, closed_on date)`
  await Promise.all([
    tx.insert(repayments).values(booked.map(({ row }) => row)),
    tx.execute(sql`
      insert into repayment_parts (repayment_id, loan_id, number, borrower_id, penalty_fen, interest_fen, principal_fen)
      select repayment_id, loan_id, number, borrower_id, penalty_fen, interest_fen, principal_fen from ${given}`),
    tx.execute(sql`
      update instalments i set principal_paid_fen = i.principal_paid_fen + p.principal_fen,
        interest_paid_fen = i.interest_paid_fen + p.interest_fen, penalty_paid_fen = i.penalty_paid_fen + p.penalty_fen,
        closed_on = p.closed_on
      from (
        select loan_id, number, sum(principal_fen)::bigint as principal_fen, sum(interest_fen)::bigint as interest_fen,
          sum(penalty_fen)::bigint as penalty_fen, max(closed_on) as closed_on
        from ${given} group by loan_id, number
      ) p
      where i.loan_id = p.loan_id and i.number = p.number`),
  ])
}

export type LoanMark = { id: string; settled_on: Day | null; next_due_on: Day | null }

export const markLoans = (tx: Tx, marks: readonly LoanMark[]): Promise<unknown> =>
  tx.execute(sql`
    update loans l set settled_on = m.settled_on, next_due_on = m.next_due_on
    from json_to_recordset(${json(marks)}::json) as m(id uuid, settled_on date, next_due_on date)
    where l.id = m.id`)

export const byId = (ids: readonly string[]): SQL => inArray(loans.id, [...ids])

/**
 * Reads the loans of a lender that had begun by a day, in the order of their references, each with its repayments up to that
 * day. One statement read in steps: the whole is of one moment.
 */
export async function* readLoansAsOf(
  tx: Tx,
  lenderId: string,
  asOf: Day,
  step: number,
): AsyncGenerator<{ loanRef: string; state: LoanState }[]> {
  const columns = sql`loan_ref, principal_fen, rate_bps, method, terms, start_on, due_day, ${historyOf(asOf)} as history`
  await tx.execute(sql`
    declare book no scroll cursor for select ${columns} from ${loans}
    where lender_id = ${lenderId} and start_on <= ${asOf}::date order by loan_ref collate "C"`)
  for (;;) {
    const rows = await tx.execute<LoanAsOf>(sql.raw(`fetch ${step} from book`))
    if (rows.length === 0) break
    yield rows.map((row) => ({
      loanRef: row.loan_ref,
      state: stateOf(
        {
          principalFen: fen(BigInt(row.principal_fen)),
          rateBps: row.rate_bps,
          method: row.method,
          terms: row.terms,
          startOn: row.start_on,
          dueDay: row.due_day,
        },
        row.history,
      ),
    }))
  }
  await tx.execute(sql`close book`)
}

type LoanAsOf = {
  loan_ref: string
  principal_fen: string
  rate_bps: number
  method: LoanTerms['method']
  terms: number
  start_on: Day
  due_day: number
  history: History
}

/** The last booking of a loan; 0 is none. */
const lastBookingOf = (loanId: string) =>
  sql<number>`(select coalesce(max(booking), 0)::bigint from ${repayments} where loan_id = ${loanId})`

export const insertHold = (tx: Tx, hold: Omit<typeof loanHolds.$inferInsert, 'afterBooking'>): Promise<unknown> =>
  tx.insert(loanHolds).values({ ...hold, afterBooking: lastBookingOf(hold.loanId) })

/** Ends a running hold without posting; tells whether it was running. */
export async function markHoldReleased(tx: Tx, paymentId: string, loanId: string, endedOn: Day): Promise<boolean> {
  const rows = await tx
    .update(loanHolds)
    .set({ endedAs: 'released', endedOn, endedAfterBooking: lastBookingOf(loanId) })
    .where(and(eq(loanHolds.paymentId, paymentId), isNull(loanHolds.endedAs)))
    .returning({ id: loanHolds.paymentId })
  return rows.length === 1
}

export const insertWaivers = (tx: Tx, rows: (typeof penaltyWaivers.$inferInsert)[]): Promise<unknown> =>
  tx.insert(penaltyWaivers).values(rows)

export async function loadLenderId(tx: Tx, name: string): Promise<string | undefined> {
  const [row] = await tx.select({ id: lenders.id }).from(lenders).where(eq(lenders.name, name))
  return row?.id
}
