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
import { coolUntilOf, objectionTo, type EndCause, type HelpFacts, type OrderSaid } from './rules'
import { hasPosted, loadCoveringPayment, markPayment, type PaymentRow } from './store'
import { voidPayment } from './void-payment'

/** What a friend's payment is for: his agreement, and what its assist asks for. */
export type Help = HelpFacts & { ask: Ask }

type Held = { payment: PaymentRow; loan: Loan; said: OrderSaid; help: Help | undefined }

/**
 * Writes down that the channel holds the money, under the locks. The hold that may stay covers the loan. Who pays his own debt has
 * it taken at once; a friend may take it back for two hours where it rests first. Any other hold is given up whole.
 */
export async function holdPayment(ctx: Ctx<Worker>, held: Held): Promise<void> {
  const { payment, said } = held
  const { heldAt, instrument } = said
  assert(heldAt, 'what is held has its time')
  const objection = await objectionOf(ctx, held, heldAt)
  const coolUntil = objection ? null : await restOf(ctx, held, heldAt)
  const hold = {
    state: 'held' as const,
    heldAt,
    valueOn: dayOf(heldAt),
    covers: objection === undefined,
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
  if (objection) return voidPayment(ctx, { payment: { ...payment, ...hold }, cause: objection })
  if (!coolUntil) return askCapture(ctx, payment)
  await enqueueJob(ctx, 'end-cooling', { paymentId: payment.id }, { dueAt: coolUntil })
}

async function objectionOf(
  ctx: Ctx<Worker>,
  { payment, loan, said, help }: Held,
  heldAt: Date,
): Promise<EndCause | undefined> {
  const [covering, quote] = await Promise.all([
    loadCoveringPayment(ctx.tx, payment.loanId),
    loadQuote(ctx, { quoteId: payment.quoteId }),
  ])
  assert(quote, 'a payment has its quote')
  const on = dayOf(heldAt)
  const isOwed = help ? payment.amountFen <= dueNow(loan.state, help.ask, on) : isStillOwed(loan.state, quote, on)
  const { orderEndsAt } = payment
  return objectionTo(
    { heldAt, orderEndsAt, instrument: said.instrument },
    { isCovered: covering !== undefined, isOwed },
    help,
  )
}

async function restOf(ctx: Ctx<Worker>, { payment, help }: Held, heldAt: Date): Promise<Date | null> {
  if (!help) return null
  const { amountFen, atOnce, payerId, borrowerId } = payment
  const isFirst = !(await hasPosted(ctx.tx, { payerId, borrowerId }))
  return coolUntilOf(heldAt, { amountFen, atOnce, isFirst })
}
