import { outsideCalls, payments, quotes, type QuoteLine } from '@/db/schema/payments'
import { reading, type Tx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import type { Day } from '@/lib/calendar/day'
import { getLoan, type LoanView, type RepaymentView } from '@/lib/loans/queries'
import { loanAfter, positionAt, type LoanEvent } from '@/lib/loans/rules'
import { fen, sumFen, type Fen } from '@/lib/money/fen'
import { totalOf } from '@/lib/money/owed'
import { and, eq, inArray, isNull } from 'drizzle-orm'
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

export type PricedLine = {
  number: number
  dueOn: Day
  principalFen: Fen
  interestFen: Fen
  penaltyFen: Fen
  amountFen: Fen
  /** What the instalment will still owe today. */
  owesFen: Fen
}

export type QuoteView = {
  id: string
  loan: LoanFacts
  amountFen: Fen
  lines: PricedLine[]
  expiresAt: Date
  isLive: boolean
  settlesLoan: boolean
  /** The sum of the price that this one took the place of. */
  wasFen: Fen | null
}

/** A price as the borrower checks it; `replaced` names an earlier price of the same loan, to say the difference. */
export const getQuote = (
  actor: Borrower,
  quoteId: string,
  replaced: string | undefined,
  tx?: Tx,
): Promise<QuoteView | undefined> =>
  reading(actor, tx, async (db, now) => {
    const rows = await db
      .select()
      .from(quotes)
      .where(inArray(quotes.id, replaced ? [quoteId, replaced] : [quoteId]))
    const quote = rows.find(({ id }) => id === quoteId)
    const loan = quote && (await getLoan(actor, quote.loanId, db))
    if (!loan) return undefined
    const { amountFen, expiresAt } = quote
    const was = rows.find(({ id, loanId }) => id === replaced && loanId === quote.loanId)
    return {
      id: quoteId,
      loan: factsOf(loan),
      amountFen,
      lines: quote.lines.map((line) => pricedLine(line, loan)),
      expiresAt,
      isLive: now < expiresAt,
      settlesLoan: loan.position.toClearFen === amountFen,
      wasFen: was?.amountFen ?? null,
    }
  })

function pricedLine(line: QuoteLine, loan: LoanView): PricedLine {
  const [penaltyFen, interestFen, principalFen] = [line.penaltyFen, line.interestFen, line.principalFen].map((text) =>
    fen(BigInt(text)),
  ) as [Fen, Fen, Fen]
  const amountFen = sumFen([penaltyFen, interestFen, principalFen])
  const { number, dueOn } = line
  return {
    number,
    dueOn: dueOn as Day,
    penaltyFen,
    interestFen,
    principalFen,
    amountFen,
    owesFen: stillOwed(loan, number, amountFen),
  }
}

function stillOwed(loan: LoanView, number: number, paidFen: bigint): Fen {
  const owedFen = loan.position.instalments.find((instalment) => instalment.number === number)?.owedFen ?? 0n
  return fen(owedFen > paidFen ? owedFen - paidFen : 0n)
}

/** What a posted payment did, as it stood right after it; later repayments do not change it. */
export type Receipt = {
  lines: { number: number; paidFen: Fen; owesFen: Fen; isOverdue: boolean }[]
  overdueLeft: number
  next: { number: number; dueOn: Day } | null
}

export type PaymentView = {
  id: string
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
  heldAt: Date | null
  capturedAt: Date | null
  postedAt: Date | null
  endedAt: Date | null
  lenderReceipt: string | null
  receipt: Receipt | null
  now: Date
}

/** A payment as the one who pays it may follow it; nobody else's. */
export const getPayment = (actor: Borrower, paymentId: string, tx?: Tx): Promise<PaymentView | undefined> =>
  reading(actor, tx, async (db, now) => {
    const [row] = await db
      .select({ payment: payments, answer: outsideCalls.answer })
      .from(payments)
      .leftJoin(outsideCalls, and(eq(outsideCalls.paymentId, payments.id), eq(outsideCalls.verb, 'order')))
      .where(and(eq(payments.id, paymentId), eq(payments.payerId, actor.personId)))
    const loan = row && (await getLoan(actor, row.payment.loanId, db))
    if (!loan) return undefined
    const { instrumentKind: kind, instrumentTail: tail, ...payment } = row.payment
    const payUrl = row.answer?.payUrl
    return {
      ...payment,
      loan: factsOf(loan),
      instrument: kind && tail ? { kind, tail } : null,
      payUrl: typeof payUrl === 'string' ? payUrl : null,
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
    const { number, owedFen } = instalment
    return [{ number, paidFen: totalOf([part]), owesFen: owedFen, isOverdue: isOverdue(instalment) }]
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
