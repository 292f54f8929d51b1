import { unreachable } from '@/lib/assert'
import type { LoanState, Part } from '@/lib/calendar/accrual'
import type { Day } from '@/lib/calendar/day'
import { freezeOf, positionAt, postHold, type Booking } from '@/lib/loans/rules'
import type { Fen } from '@/lib/money/fen'
import { totalOf } from '@/lib/money/owed'
import { accept, type Decision } from '@/lib/refusal'

export type PaymentState = 'created' | 'held' | 'captured' | 'voided' | 'failed' | 'refunded'
export type PaymentKind = 'own' | 'friend' | 'late'

/** Why a payment ended without posting. */
export type EndCause =
  | 'instrument_refused'
  | 'never_held'
  | 'held_too_late'
  | 'came_second'
  | 'owed_less'
  | 'given_up'
  | 'expired_at_channel'
  | 'capture_refused'
  | 'lender_refused'
  | 'late_yes'
  | 'credit_funded'
  | 'other_holder'
  | 'agreement_over'
  | 'taken_back'
  | 'paid_by_borrower'
  | 'not_released'

/** What a friend may say is wrong with a payment of his. */
export const DISPUTE_REASONS = ['forced', 'deceived', 'not_mine', 'twice', 'wrong_sum', 'not_booked'] as const
export type DisputeReason = (typeof DISPUTE_REASONS)[number]

/** Where a payment may move from each state; '' is its beginning. The database's table of moves says the same. */
export const MOVES: Record<'' | PaymentState, readonly PaymentState[]> = {
  '': ['created', 'captured'],
  created: ['held', 'voided', 'failed'],
  held: ['captured', 'voided', 'failed'],
  captured: ['refunded'],
  voided: [],
  failed: [],
  refunded: [],
}

export type InstrumentKind = 'debit' | 'credit' | 'balance' | 'unknown'
type BankRefusal = 'instrument_refused' | 'insufficient_funds' | 'code_wrong'
export type OrderReason = BankRefusal | 'order_ended' | 'payer_left' | 'asked' | 'hold_expired'

/** The channel's own word on an order, as it was asked for. `processing` and `unknown` decide nothing. */
export type OrderSaid = {
  state: 'created' | 'processing' | 'unknown' | 'held' | 'captured' | 'voided' | 'failed'
  amountFen: Fen | null
  heldAt: Date | null
  capturedAt: Date | null
  reason: OrderReason | null
  instrument: { kind: InstrumentKind; tail: string; holderMatches: boolean } | null
}

/** What of a payment the rules look at. */
export type PaymentFacts = { state: PaymentState; kind: PaymentKind; amountFen: Fen; endCause: EndCause | null }

/**
 * Whether an answer can be about this payment: money held or taken is its sum to the fen. Any other is no answer, and is asked
 * for again.
 */
export function isAbout(payment: Pick<PaymentFacts, 'amountFen'>, said: OrderSaid): boolean {
  if (said.state !== 'held' && said.state !== 'captured') return true
  return (
    said.amountFen === payment.amountFen && said.heldAt !== null && (said.state === 'held' || said.capturedAt !== null)
  )
}

/**
 * What follows from the channel's word. `late`: it took money after the payment had ended, or unasked; `void_again`: it holds
 * what was given up.
 */
export type Course =
  | { act: 'nothing' }
  | { act: 'hold' }
  | { act: 'capture' }
  | { act: 'end'; state: 'voided' | 'failed'; cause: EndCause }
  | { act: 'void_again' }
  | { act: 'late' }

const NOTHING: Course = { act: 'nothing' }

export function courseOf(payment: PaymentFacts, said: OrderSaid): Course {
  if (payment.kind === 'late') return NOTHING
  switch (payment.state) {
    case 'created':
      return courseOfCreated(said)
    case 'held':
      return courseOfHeld(payment, said)
    case 'voided':
    case 'failed':
      return said.state === 'held' ? { act: 'void_again' } : said.state === 'captured' ? { act: 'late' } : NOTHING
    case 'captured':
    case 'refunded':
      return NOTHING
    default:
      return unreachable(payment.state)
  }
}

function courseOfCreated({ state, reason }: OrderSaid): Course {
  if (state === 'held') return { act: 'hold' }
  if (state === 'captured') return { act: 'late' }
  if (state === 'failed') return { act: 'end', state, cause: causeOf(reason) }
  if (state !== 'voided') return NOTHING
  return { act: 'end', state, cause: reason === 'hold_expired' ? 'expired_at_channel' : 'never_held' }
}

function courseOfHeld({ endCause }: PaymentFacts, { state }: OrderSaid): Course {
  if (state === 'captured') return endCause ? { act: 'late' } : { act: 'capture' }
  if (state === 'voided') return { act: 'end', state, cause: endCause ?? 'expired_at_channel' }
  if (state === 'failed') return { act: 'end', state, cause: endCause ?? 'capture_refused' }
  return NOTHING
}

const BANK_REFUSALS: readonly unknown[] = ['instrument_refused', 'insufficient_funds', 'code_wrong']

function causeOf(reason: OrderReason | null): EndCause {
  if (BANK_REFUSALS.includes(reason)) return 'instrument_refused'
  return reason === 'payer_left' ? 'given_up' : 'never_held'
}

/** What a friend's hold is for: his agreement, and how it is meant. */
export type HelpFacts = { isInForce: boolean; payBy: Date | null; meaning: 'gift' | 'loan' | 'advance' }

/**
 * Why a hold may not stay, or nothing. Whoever's hold is recorded first under the locks covers (flow.md 1); a friend's must besides
 * lie before his agreement lapses and be made with money of his own (flow.md 3, "pay").
 */
export function objectionTo(
  hold: { heldAt: Date; orderEndsAt: Date; instrument: OrderSaid['instrument'] },
  loan: { isCovered: boolean; isOwed: boolean },
  help?: HelpFacts,
): EndCause | undefined {
  if (hold.heldAt >= hold.orderEndsAt || (help?.payBy && hold.heldAt >= help.payBy)) return 'held_too_late'
  if (help && !help.isInForce) return 'agreement_over'
  if (loan.isCovered) return 'came_second'
  return (help && objectionToInstrument(hold.instrument, help.meaning)) ?? (loan.isOwed ? undefined : 'owed_less')
}

/** Credit is nobody's own money; where the channel does not name the kind it counts as credit, but for a gift. */
function objectionToInstrument(
  instrument: OrderSaid['instrument'],
  meaning: HelpFacts['meaning'],
): 'credit_funded' | 'other_holder' | undefined {
  const kind = instrument?.kind ?? 'unknown'
  if (kind === 'credit' || (kind === 'unknown' && meaning !== 'gift')) return 'credit_funded'
  return instrument && !instrument.holderMatches ? 'other_holder' : undefined
}

const COOLING_MS = 2 * 3_600_000
const COOLED_ABOVE_FEN = 100_000n

/** Whether a friend's money rests before it is taken: his first for this borrower, or more than 1,000 yuan (flow.md 3). */
export const needsCooling = ({ isFirst, amountFen }: { isFirst: boolean; amountFen: Fen }): boolean =>
  isFirst || amountFen > COOLED_ABOVE_FEN

/** Until when a hold can be taken back; nothing where it is taken at once, by rule or by his own choice. */
export const coolUntilOf = (heldAt: Date, facts: { isFirst: boolean; amountFen: Fen; atOnce: boolean }): Date | null =>
  facts.atOnce || !needsCooling(facts) ? null : new Date(heldAt.getTime() + COOLING_MS)

/** Whether a borrower may pay himself over this hold: a friend's that rests, and is not being taken. */
export const mayPayOver = (
  { kind, state, coolUntil }: { kind: PaymentKind; state: PaymentState; coolUntil: Date | null },
  now: Date,
): boolean => kind === 'friend' && state === 'held' && coolUntil !== null && coolUntil > now

/** At most so many payments does a friend begin a day. */
export const PAYMENTS_A_DAY_MAX = 5

/** Whether an end is told by a notice: not what the payer did or saw himself a moment ago. */
export const needsNotice = (cause: EndCause): boolean =>
  !['given_up', 'never_held', 'instrument_refused', 'taken_back'].includes(cause)

const LATEST_MS = 15 * 60_000

/** Until when a borrower's own hold waits for a friend's to be released. */
export const waitsUntil = (now: Date): Date => new Date(now.getTime() + LATEST_MS)

/** When an order without a hold is given up: 15 minutes after the quote's end (flow.md 3). */
export const givenUpAt = (orderEndsAt: Date): Date => new Date(orderEndsAt.getTime() + LATEST_MS)

/**
 * When the channel is asked about an order although no callback came: soon, at the order's end, and for the last time before it
 * is given up.
 */
export const asksChannelAt = (now: Date, orderEndsAt: Date): Date[] => [
  new Date(now.getTime() + 3 * 60_000),
  orderEndsAt,
  givenUpAt(orderEndsAt),
]

export type PostingSaid = {
  state: 'posted' | 'pending' | 'refused' | 'cancelled'
  receiptNo: string | null
  postedAt: Date | null
}

/** Only what the lender will never post may be given back (flow.md 5). */
export const mayRefund = (posting: PostingSaid): boolean => posting.state === 'refused' || posting.state === 'cancelled'

/** The books never date an event after its booking: a party whose clock runs ahead is taken as of now. */
export const eventAtOf = (said: Date, now: Date): Date => (said < now ? said : now)

/**
 * Where posted money goes. It counts on the day of its hold, whatever was booked since; refused only where the loan no longer
 * owes it. A friend's hold has frozen the loan since its day; one's own is held and taken in one breath.
 */
export function bookingOf(
  loan: LoanState,
  { valueOn, amountFen }: { valueOn: Day; amountFen: Fen },
): Decision<Booking, 'amount_zero' | 'loan_settled' | 'amount_over_payoff'> {
  const isRunning = loan.hold?.heldOn === valueOn && totalOf(loan.hold.parts) === amountFen
  if (isRunning) return postHold(loan)
  const frozen = freezeOf({ ...loan, hold: null }, valueOn, amountFen)
  return frozen.ok ? postHold(frozen.value.loan) : frozen
}

/** All that a posting changes on its loan. */
type SettledLoan = { parts: (Part & { closedOn: Day | null })[]; nextDueOn: Day | null; settledOn: Day | null }

/** What a posting makes of a loan: where it goes, which instalments it closes, and what is due next. */
export function settlementOf(
  loan: LoanState,
  posting: { valueOn: Day; amountFen: Fen },
): Decision<SettledLoan, 'amount_zero' | 'loan_settled' | 'amount_over_payoff'> {
  const booking = bookingOf(loan, posting)
  if (!booking.ok) return booking
  const { valueOn } = posting
  const { parts, loan: after } = booking.value
  const open = positionAt(after, after.lastBookedOn ?? valueOn).instalments.filter(({ owedFen }) => owedFen > 0n)
  const isOpen = (number: number) => open.some((instalment) => instalment.number === number)
  return accept({
    parts: parts.map((part) => ({ ...part, closedOn: isOpen(part.number) ? null : valueOn })),
    nextDueOn: open[0]?.dueOn ?? null,
    settledOn: open.length === 0 ? valueOn : null,
  })
}
