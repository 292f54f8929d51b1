import { loans } from '@/db/schema/loans'
import { outsideCalls, payments } from '@/db/schema/payments'
import type { Tx } from '@/db/transaction'
import { assert } from '@/lib/assert'
import { publicId } from '@/lib/id'
import type { CallRow } from './calls/store'
import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'

export type PaymentRow = typeof payments.$inferSelect

export const insertPayment = (tx: Tx, row: typeof payments.$inferInsert): Promise<unknown> =>
  tx.insert(payments).values(row)

export async function loadPayment(tx: Tx, id: string): Promise<PaymentRow | undefined> {
  const [row] = await tx.select().from(payments).where(eq(payments.id, id))
  return row
}

/** How the channel knows this payment: by our id and its sum. */
export const knownOrderOf = (payment: Pick<PaymentRow, 'id' | 'amountFen'>) => ({
  ref: publicId('payment', payment.id),
  amountFen: payment.amountFen,
})

/** How the lender knows it: by our id, its own name of the loan, the sum and the day of the hold. */
export async function loadPosting(tx: Tx, payment: PaymentRow) {
  const [loan] = await tx.select({ loanRef: loans.loanRef }).from(loans).where(eq(loans.id, payment.loanId))
  assert(loan && payment.valueOn, 'a captured payment has its loan and its day')
  const { amountFen, valueOn } = payment
  return { paymentRef: publicId('payment', payment.id), loanRef: loan.loanRef, amountFen, valueOn }
}

/** Locks the payment; its loan is locked before, where both are needed. */
export async function loadPaymentForUpdate(tx: Tx, id: string): Promise<PaymentRow | undefined> {
  const [row] = await tx.select().from(payments).where(eq(payments.id, id)).for('no key update')
  return row
}

/** The running payment of a quote, if it was already begun. */
export async function loadRunningPaymentOfQuote(tx: Tx, quoteId: string): Promise<PaymentRow | undefined> {
  const [row] = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.quoteId, quoteId),
        ne(payments.kind, 'late'),
        inArray(payments.state, ['created', 'held', 'captured']),
      ),
    )
    .orderBy(desc(payments.createdAt))
    .limit(1)
  return row
}

/** The payment that holds or took money for this loan and is not yet booked. */
export async function loadCoveringPayment(tx: Tx, loanId: string): Promise<PaymentRow | undefined> {
  const [row] = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.loanId, loanId),
        eq(payments.covers, true),
        inArray(payments.state, ['held', 'captured']),
        isNull(payments.postedAt),
      ),
    )
  return row
}

/** A friend's wish about his own hold, as long as it covers and nothing else was decided; tells whether it still did. */
export async function markHold(
  tx: Tx,
  id: string,
  change: { endCause: 'taken_back' } | { coolUntil: Date },
): Promise<boolean> {
  const rows = await tx
    .update(payments)
    .set(change)
    .where(and(eq(payments.id, id), eq(payments.state, 'held'), eq(payments.covers, true), isNull(payments.endCause)))
    .returning({ id: payments.id })
  return rows.length === 1
}

/** Until when a payment of this agreement may yet be held, as its borrower asks. */
export async function loadAskedUntil(tx: Tx, agreementId: string): Promise<Date | null> {
  const [row] = await tx.execute<{ until: string | null }>(
    sql`select app.payment_asked_until(${agreementId}::uuid) as until`,
  )
  return row?.until ? new Date(row.until) : null
}

/** Payments of an agreement that may yet be held. */
export const loadAskedPayments = (tx: Tx, agreementId: string): Promise<PaymentRow[]> =>
  tx
    .select()
    .from(payments)
    .where(and(eq(payments.agreementId, agreementId), eq(payments.kind, 'friend'), eq(payments.state, 'created')))

/** A borrower's own hold that waits for a friend's to be released; nothing while one covers, or is held and being given up. */
export async function loadWaitingPayment(tx: Tx, loanId: string): Promise<PaymentRow | undefined> {
  const rows = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.loanId, loanId), inArray(payments.state, ['held', 'captured']), isNull(payments.postedAt)))
    .for('no key update')
  const isWaiting = (row: PaymentRow) => row.kind === 'own' && row.state === 'held' && !row.covers && !row.endCause
  const isInWay = (row: PaymentRow) => row.covers || (row.kind === 'friend' && row.state === 'held')
  return rows.some(isInWay) ? undefined : rows.find(isWaiting)
}

/** Whether this payer ever paid something for this borrower. */
export async function hasPosted(
  tx: Tx,
  { payerId, borrowerId }: { payerId: string; borrowerId: string },
): Promise<boolean> {
  const rows = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.payerId, payerId), eq(payments.borrowerId, borrowerId), isNotNull(payments.postedAt)))
    .limit(1)
  return rows.length === 1
}

/** How many payments somebody began since a time. */
export async function countPayments(tx: Tx, payerId: string, since: Date): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(payments)
    .where(and(eq(payments.payerId, payerId), gte(payments.createdAt, since)))
  return row?.count ?? 0
}

/** Writes what was taken late, once per payment; tells whether it is the first. */
export async function insertLatePayment(tx: Tx, row: typeof payments.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(payments)
    .values(row)
    .onConflictDoNothing({ target: payments.lateOfId })
    .returning({ id: payments.id })
  return rows.length === 1
}

/** Writes a payment's next state if it still is in the state from which it moves; tells whether it was. */
export async function markPayment(
  tx: Tx,
  id: string,
  from: PaymentRow['state'],
  change: Partial<typeof payments.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(payments)
    .set(change)
    .where(and(eq(payments.id, id), eq(payments.state, from)))
    .returning({ id: payments.id })
  return rows.length === 1
}

const waitsForBooking = and(
  eq(payments.state, 'captured'),
  isNull(payments.postedAt),
  isNull(payments.setAsideAt),
  isNull(payments.endCause),
)

/** The lender said so when it was asked to post, or when it was asked to cancel and had posted already. */
const saidPosted = and(
  eq(outsideCalls.paymentId, payments.id),
  inArray(outsideCalls.verb, ['post', 'cancel']),
  eq(outsideCalls.outcome, 'posted'),
)

export type PostedPayment = { payment: PaymentRow; answer: CallRow['answer'] }

/** Captured payments whose posting the lender has confirmed, longest waiting first. */
export const listPostedPayments = (
  tx: Tx,
  limit: number,
): Promise<{ id: string; loanId: string; agreementId: string | null }[]> =>
  tx
    .select({ id: payments.id, loanId: payments.loanId, agreementId: payments.agreementId })
    .from(payments)
    .innerJoin(outsideCalls, saidPosted)
    .where(waitsForBooking)
    .orderBy(asc(payments.capturedAt))
    .limit(limit)

/** The same payments locked, as far as they still wait and nobody else books them; their loans are locked before. */
export const loadPostedPaymentsForUpdate = (tx: Tx, ids: string[]): Promise<PostedPayment[]> =>
  tx
    .select({ payment: payments, answer: outsideCalls.answer })
    .from(payments)
    .innerJoin(outsideCalls, saidPosted)
    .where(and(inArray(payments.id, ids), waitsForBooking))
    .orderBy(asc(payments.id))
    .for('no key update', { of: payments, skipLocked: true })

export const markSetAside = (tx: Tx, id: string, setAsideAt: Date): Promise<unknown> =>
  tx.update(payments).set({ setAsideAt }).where(eq(payments.id, id))
