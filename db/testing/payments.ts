import { WORKER, type Borrower } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { fen } from '@/lib/money/fen'
import { payQuote } from '@/lib/payments/pay-quote'
import { quotePayment } from '@/lib/payments/quote-payment'
import { recordPosting } from '@/lib/payments/record-posting'
import type { OrderSaid } from '@/lib/payments/rules'
import { loadCall } from '@/lib/payments/calls/store'
import { loadPayment } from '@/lib/payments/store'
import { takeOrderAnswer } from '@/lib/assists/take-order-answer'
import type { Wish } from '@/lib/quotes/rules'
import { inTransaction } from '../transaction'
import { someLoan } from './loans'
import { somebody } from './people'

export const asBorrower = (personId: string): Borrower => ({
  side: 'borrower',
  personId,
  sessionId: newId(),
  steppedUpAt: new Date(),
})

/** A borrower with a loan of his own. */
export async function someDebtor(loan: Parameters<typeof someLoan>[1] = {}) {
  const { id } = await somebody()
  return { borrower: asBorrower(id), loan: await someLoan(id, loan) }
}

export const ONE_INSTALMENT: Wish = { kind: 'instalments', count: 1 }

/** Asks for a price as the borrower himself. */
export const quote = (borrower: Borrower, loanId: string, wish: Wish = ONE_INSTALMENT): Promise<{ quoteId: string }> =>
  inTransaction(borrower, 'test', (ctx) => quotePayment(ctx, { loanId, wish }))

/** Taps "pay" on a price that still holds; the order is not placed yet. */
export async function pay(borrower: Borrower, quoteId: string): Promise<string> {
  const paid = await inTransaction(borrower, 'test', (ctx) => payQuote(ctx, { quoteId }))
  if (!('paymentId' in paid)) throw new Error('The price did not hold.')
  return paid.paymentId
}

/** A payment that somebody has begun for his own debt. */
export async function begunPayment(wish?: Wish) {
  const debtor = await someDebtor()
  const { quoteId } = await quote(debtor.borrower, debtor.loan.id, wish)
  const paymentId = await pay(debtor.borrower, quoteId)
  const payment = await inTransaction(WORKER, 'test', (ctx) => loadPayment(ctx.tx, paymentId))
  if (!payment) throw new Error('The payment was not written.')
  return { ...debtor, quoteId, paymentId, amountFen: payment.amountFen }
}

/** What the channel would say of this payment's order. */
export const heldWord = (amountFen: bigint, heldAt = new Date()): OrderSaid => ({
  state: 'held',
  amountFen: fen(amountFen),
  heldAt,
  capturedAt: null,
  reason: null,
  instrument: { kind: 'debit', tail: '6621', holderMatches: true },
})

export const capturedWord = (amountFen: bigint, at = new Date()): OrderSaid => ({
  ...heldWord(amountFen, at),
  state: 'captured',
  capturedAt: at,
})

/** Lets a payment hear the channel's word, as the worker does. */
export const hear = (paymentId: string, said: OrderSaid): Promise<void> =>
  inTransaction(WORKER, 'test', (ctx) => takeOrderAnswer(ctx, { paymentId, said }))

/** A payment that was held and taken, and that the lender has posted under this receipt; not booked yet. */
export async function postedPayment(receiptNo = `R-${newId()}`, wish?: Wish) {
  const begun = await begunPayment(wish)
  await hear(begun.paymentId, heldWord(begun.amountFen))
  await hear(begun.paymentId, capturedWord(begun.amountFen))
  await inTransaction(WORKER, 'test', async (ctx) => {
    const call = await loadCall(ctx.tx, begun.paymentId, 'post')
    if (!call) throw new Error('The posting was not asked for.')
    const said = { state: 'posted' as const, receiptNo, postedAt: ctx.now }
    await recordPosting(ctx, { paymentId: begun.paymentId, call: { id: call.id, verb: 'post' }, said })
  })
  return { ...begun, receiptNo }
}
