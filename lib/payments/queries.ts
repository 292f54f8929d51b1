import { outsideCalls, payments } from '@/db/schema/payments'
import { reading, type Tx } from '@/db/transaction'
import type { Borrower, Friend, Staff } from '@/lib/access/rules'
import type { Part } from '@/lib/calendar/accrual'
import type { Day } from '@/lib/calendar/day'
import { getLoan, type LoanView, type RepaymentView } from '@/lib/loans/queries'
import { loanAfter, positionAt, type LoanEvent } from '@/lib/loans/rules'
import type { Fen } from '@/lib/money/fen'
import { totalOf } from '@/lib/money/owed'
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { EndCause, InstrumentKind, PaymentKind, PaymentState } from './rules'

type LoanFacts = { id: string; loanRef: string; lenderName: string }

const factsOf = ({ id, loanRef, lender }: LoanView): LoanFacts => ({ id, loanRef, lenderName: lender.name })

export type OpenInstalment = { number: number; dueOn: Day; owedFen: Fen; isOverdue: boolean }

/** What a borrower can choose to pay today, oldest first, or the payment that is under way. */
export type PayChoice = { loan: LoanFacts; open: OpenInstalment[]; payoffFen: Fen; runningPaymentId: string | null }

export const getPayChoice = (actor: Borrower, loanId: string, tx?: Tx): Promise<PayChoice | undefined> =>
  reading(actor, tx, async (db) => {
    const [loan, running] = await Promise.all([getLoan(actor, loanId, db), coveringPayment(db, actor, loanId)])
    return (
      loan && {
        loan: factsOf(loan),
        open: openOf(loan),
        payoffFen: loan.position.toClearFen,
        runningPaymentId: running,
      }
    )
  })

const openOf = ({ position, today }: LoanView): OpenInstalment[] =>
  position.instalments
    .filter(({ owedFen }) => owedFen > 0n)
    .map(({ number, dueOn, owedFen }) => ({ number, dueOn, owedFen, isOverdue: dueOn < today }))

async function coveringPayment(db: Tx, { personId }: Borrower, loanId: string): Promise<string | null> {
  const running = and(
    eq(payments.covers, true),
    inArray(payments.state, ['held', 'captured']),
    isNull(payments.postedAt),
  )
  const [row] = await db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.loanId, loanId), eq(payments.payerId, personId), running))
  return row?.id ?? null
}

/** What a posted payment did, as it stood right after it; later repayments do not change it. */
export type Receipt = {
  lines: (Part & { paidFen: Fen; owesFen: Fen; isOverdue: boolean })[]
  overdueLeft: number
  next: { number: number; dueOn: Day } | null
}

export type PaymentView = {
  id: string
  agreementId: string | null
  kind: PaymentKind
  state: PaymentState
  endCause: EndCause | null
  amountFen: Fen
  loan: LoanFacts
  instrument: { kind: InstrumentKind; tail: string } | null
  /** Where to choose an instrument, once the cashier has the order. */
  payUrl: string | null
  valueOn: Day | null
  createdAt: Date
  orderEndsAt: Date
  /** While a friend's money rests: until when he can take it back, or have it taken at once. */
  restsUntil: Date | null
  /** When the channel was asked to take what is held. */
  takingSince: Date | null
  heldAt: Date | null
  capturedAt: Date | null
  postedAt: Date | null
  endedAt: Date | null
  lenderReceipt: string | null
  receipt: Receipt | null
  now: Date
}

const captures = alias(outsideCalls, 'captures')

/** A payment as the one who pays it may follow it; nobody else's. */
export const getPayment = (actor: Borrower | Friend, paymentId: string, tx?: Tx): Promise<PaymentView | undefined> =>
  reading(actor, tx, async (db, now) => {
    if (!actor.personId) return undefined
    const [row] = await db
      .select({ payment: payments, answer: outsideCalls.answer, takingSince: captures.createdAt })
      .from(payments)
      .leftJoin(outsideCalls, and(eq(outsideCalls.paymentId, payments.id), eq(outsideCalls.verb, 'order')))
      .leftJoin(captures, and(eq(captures.paymentId, payments.id), eq(captures.verb, 'capture')))
      .where(and(eq(payments.id, paymentId), eq(payments.payerId, actor.personId)))
    const loan = row && (await getLoan(actor, row.payment.loanId, db))
    if (!loan) return undefined
    const { instrumentKind: kind, instrumentTail: tail, ...payment } = row.payment
    const { state, covers, endCause, coolUntil } = payment
    const isResting = state === 'held' && covers && !endCause && !row.takingSince
    const payUrl = row.answer?.payUrl
    return {
      ...payment,
      loan: factsOf(loan),
      instrument: kind && tail ? { kind, tail } : null,
      payUrl: typeof payUrl === 'string' ? payUrl : null,
      restsUntil: isResting ? coolUntil : null,
      takingSince: row.takingSince,
      receipt: receiptOf(loan, paymentId),
      now,
    }
  })

function receiptOf({ loan, repayments }: LoanView, paymentId: string): Receipt | null {
  const at = repayments.findIndex((repayment) => repayment.paymentId === paymentId)
  const own = repayments[at]
  if (!own) return null
  const after = loanAfter(loan.terms, repayments.slice(at).reverse().flatMap(eventsOf))
  const { instalments } = positionAt(after, after.lastBookedOn ?? own.valueOn)
  const isOverdue = ({ owedFen, dueOn }: { owedFen: bigint; dueOn: Day }) => owedFen > 0n && dueOn < own.valueOn
  const lines = own.parts.flatMap((part) => {
    const instalment = instalments.find(({ number }) => number === part.number)
    if (!instalment) return []
    return [{ ...part, paidFen: totalOf([part]), owesFen: instalment.owedFen, isOverdue: isOverdue(instalment) }]
  })
  const next = instalments.find(({ owedFen }) => owedFen > 0n)
  return {
    lines,
    overdueLeft: instalments.filter(isOverdue).length,
    next: next ? { number: next.number, dueOn: next.dueOn } : null,
  }
}

/** Money that was held counts on the day of its hold, whatever was booked since. */
const eventsOf = ({ source, valueOn, amountFen }: RepaymentView): LoanEvent[] =>
  source === 'imported'
    ? [{ kind: 'repayment', paidOn: valueOn, amountFen }]
    : [{ kind: 'hold', heldOn: valueOn, amountFen }, { kind: 'posting' }]

type StaffPayment = typeof payments.$inferSelect & {
  calls: Pick<typeof outsideCalls.$inferSelect, 'party' | 'verb' | 'turn' | 'createdAt' | 'answeredAt' | 'outcome'>[]
}

/** One payment with every call that was made for it, as staff see it. */
export const getPaymentFile = (actor: Staff, paymentId: string, tx?: Tx): Promise<StaffPayment | undefined> =>
  reading(actor, tx, async (db) => {
    const [[payment], calls] = await Promise.all([
      db.select().from(payments).where(eq(payments.id, paymentId)),
      db.select().from(outsideCalls).where(eq(outsideCalls.paymentId, paymentId)).orderBy(asc(outsideCalls.id)),
    ])
    return payment && { ...payment, calls }
  })

/** What needs a person: set aside, a day without the lender's word, or a call without an answer for a quarter of an hour. */
export const listStuckPayments = (actor: Staff, tx?: Tx): Promise<(typeof payments.$inferSelect)[]> =>
  reading(actor, tx, (db, now) => {
    const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
    const isOpen = and(eq(payments.state, 'captured'), isNull(payments.postedAt))
    const isUnanswered = sql`exists (select from ${outsideCalls} c where c.payment_id = ${payments.id}
      and c.answered_at is null and c.created_at < ${before(15).toISOString()}::timestamptz)`
    return db
      .select()
      .from(payments)
      .where(or(isNotNull(payments.setAsideAt), and(isOpen, lt(payments.capturedAt, before(24 * 60))), isUnanswered))
      .orderBy(asc(payments.createdAt))
      .limit(100)
  })

/** The payments of which this person is the borrower or the payer, newest first, 50 at most. */
export const listPaymentsOf = (actor: Staff, personId: string, tx?: Tx): Promise<(typeof payments.$inferSelect)[]> =>
  reading(actor, tx, (db) =>
    db
      .select()
      .from(payments)
      .where(or(eq(payments.borrowerId, personId), eq(payments.payerId, personId)))
      .orderBy(desc(payments.createdAt))
      .limit(50),
  )
