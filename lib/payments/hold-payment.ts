import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayOf } from '@/lib/calendar/shanghai'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import type { Loan } from '@/lib/loans/load-loan'
import { dueNow, type Ask } from '@/lib/loans/rules'
import { loadQuote } from '@/lib/quotes/load-quote'
import { isStillOwed } from '@/lib/quotes/rules'
import { askCapture } from './ask-capture'
import { coolUntilOf, objectionTo, waitsUntil, type EndCause, type HelpFacts, type OrderSaid } from './rules'
import { loadCall } from './calls/store'
import { hasPosted, loadCoveringPayment, markPayment, type PaymentRow } from './store'
import { voidPayment } from './void-payment'

/** What a friend's payment is for: his agreement, and what its assist asks for. */
export type Help = HelpFacts & { ask: Ask }

type Held = { payment: PaymentRow; loan: Loan; said: OrderSaid; help: Help | undefined }

/**
 * Writes down that the channel holds the money, under the locks. The hold that may stay covers the loan. Who pays his own debt has
 * it taken at once; a friend may take it back for two hours where it rests first. Any other hold is given up whole, but a
 * borrower's own over a friend's that is not being taken yet: his waits until the friend's is released (flow.md 4).
 */
export async function holdPayment(ctx: Ctx<Worker>, held: Held): Promise<void> {
  const { payment, said } = held
  const { heldAt, instrument } = said
  assert(heldAt, 'what is held has its time')
  const covering = await loadCoveringPayment(ctx.tx, payment.loanId)
  const gives = covering && (await givesWay(ctx, covering, payment)) ? covering : undefined
  const objection = await objectionOf(ctx, held, { heldAt, isCovered: covering !== undefined && !gives })
  const coolUntil = objection ? null : await restOf(ctx, held, heldAt)
  const hold = {
    state: 'held' as const,
    heldAt,
    valueOn: dayOf(heldAt),
    covers: objection === undefined && !gives,
    coolUntil,
    instrumentKind: instrument?.kind ?? null,
    instrumentTail: instrument?.tail ?? null,
    instrumentHolderMatches: instrument?.holderMatches ?? null,
  }
  assert(await markPayment(ctx.tx, payment.id, 'created', hold), 'a locked payment is still in its state')
  await recordAudit(ctx, {
    verb: 'hold-payment',
    thing: 'payment',
    thingId: payment.id,
    aboutPersonId: payment.borrowerId,
    detail: { covers: hold.covers, objection: objection ?? null, valueOn: hold.valueOn },
  })
  const { id: paymentId } = payment
  if (objection) return voidPayment(ctx, { payment: { ...payment, ...hold }, cause: objection })
  if (gives) {
    await enqueueJob(ctx, 'end-waiting', { paymentId }, { dueAt: waitsUntil(ctx.now) })
    return voidPayment(ctx, { payment: gives, cause: 'paid_by_borrower' })
  }
  if (!coolUntil) return askCapture(ctx, payment)
  await enqueueJob(ctx, 'end-cooling', { paymentId }, { dueAt: coolUntil })
}

/** A friend's hold gives way to the borrower's own, as long as its taking was not asked for. */
async function givesWay(ctx: Ctx<Worker>, covering: PaymentRow, payment: PaymentRow): Promise<boolean> {
  if (payment.kind !== 'own' || covering.kind !== 'friend' || covering.state !== 'held') return false
  return (await loadCall(ctx.tx, covering.id, 'capture')) === undefined
}

async function objectionOf(
  ctx: Ctx<Worker>,
  { payment, loan, said, help }: Held,
  { heldAt, isCovered }: { heldAt: Date; isCovered: boolean },
): Promise<EndCause | undefined> {
  const quote = await loadQuote(ctx, { quoteId: payment.quoteId })
  assert(quote, 'a payment has its quote')
  const on = dayOf(heldAt)
  const isOwed = help ? payment.amountFen <= dueNow(loan.state, help.ask, on) : isStillOwed(loan.state, quote, on)
  const { orderEndsAt } = payment
  return objectionTo({ heldAt, orderEndsAt, instrument: said.instrument }, { isCovered, isOwed }, help)
}

async function restOf(ctx: Ctx<Worker>, { payment, help }: Held, heldAt: Date): Promise<Date | null> {
  if (!help) return null
  const { amountFen, atOnce, payerId, borrowerId } = payment
  const isFirst = !(await hasPosted(ctx.tx, { payerId, borrowerId }))
  return coolUntilOf(heldAt, { amountFen, atOnce, isFirst })
}
