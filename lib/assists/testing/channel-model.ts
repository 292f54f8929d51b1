import { dayAt, freeze, release } from './book-model'
import { endAgreement, endLink } from './ending-model'
import {
  assistOf,
  borrowerOf,
  callOf,
  coverOf,
  dueOf,
  HOUR,
  intend,
  later,
  MINUTE,
  settleCall,
  tell,
  today,
  type Answer,
  type Model,
  type Payment,
} from './model'
import { askedBy } from './paying-model'

export type Instrument = { kind: 'debit' | 'credit' | 'balance' | 'unknown'; holderMatches: boolean }
/** The channel's word on an order; what it holds or took was held at this instant. */
export type Word =
  | { state: 'held' | 'captured'; heldAt: number; instrument: Instrument }
  | {
      state: 'voided' | 'failed'
      reason: 'instrument_refused' | 'payer_left' | 'order_ended' | 'hold_expired' | 'asked'
    }
  | { state: 'created' | 'processing' }

const nameOf = (model: Model, payment: Payment): string => `payment ${model.payments.indexOf(payment)}`
const sideOf = (model: Model, { payer, loan }: Payment) =>
  model.loans[loan]!.borrower === payer ? ('borrower' as const) : ('friend' as const)

/** How a payment ended that its payer did not end or see end himself. */
const QUIET = ['given_up', 'never_held', 'instrument_refused', 'taken_back']

export function tellPayer(model: Model, payment: Payment): void {
  tell(model, payment.payer, sideOf(model, payment), 'payment_ended')
}

export function endOf(model: Model, payment: Payment, state: 'voided' | 'failed', cause: string): void {
  Object.assign(payment, { state, cause, endedAt: model.at, covers: false })
  if (!QUIET.includes(cause)) tellPayer(model, payment)
}

/** Gives an order up: asked once until it is answered. What was held stops covering at once. */
export function giveUp(model: Model, payment: Payment, cause: string): void {
  const last = callOf(payment, 'void')
  if (last && last.outcome === undefined) return
  payment.cause ??= cause
  payment.covers = false
  intend(payment, 'void')
  later(model, `void-payment ${nameOf(model, payment)}`)
}

function askCapture(model: Model, payment: Payment): void {
  if (intend(payment, 'capture')) later(model, `capture-payment ${nameOf(model, payment)}`)
}

/** Lets something happen to a payment and the assist follow: it is covered as long as a friend's payment covers it. */
export function following(model: Model, payment: Payment, act: () => void): void {
  const friendsCover = () => {
    const cover = coverOf(model, payment.loan)
    return cover?.kind === 'friend' ? cover : undefined
  }
  const before = friendsCover()
  act()
  const after = friendsCover()
  if (before && before !== after) uncover(model, before)
  if (after && before !== after) cover(model, after)
  letWaitingThrough(model, payment.loan)
}

function cover(model: Model, payment: Payment): void {
  const assist = assistOf(model, model.agreements[payment.agreement!]!)
  assist.state = 'covered'
  payment.hold = 'running'
  freeze(model.loans[payment.loan]!.book, payment.amount, payment.valueOn!)
  if (intend(payment, 'promise')) later(model, `promise-payment ${nameOf(model, payment)}`)
  tell(model, borrowerOf(model, assist), 'borrower', 'friend_pays')
}

function uncover(model: Model, payment: Payment): void {
  const agreement = model.agreements[payment.agreement!]!
  const assist = assistOf(model, agreement)
  const link = model.invites[agreement.invite]!
  assist.state = 'asking'
  payment.hold = 'released'
  release(model.loans[payment.loan]!.book, today(model))
  if (intend(payment, 'release')) later(model, `release-promise ${nameOf(model, payment)}`)
  endAgreement(model, agreement, 'voided')
  endLink(model, link, 'voided')
  if (payment.cause !== 'paid_by_borrower') tell(model, borrowerOf(model, assist), 'borrower', 'help_failed')
  later(model, `expire-assist assist ${link.assist}`)
  later(model, `delete-drafts invite ${agreement.invite}`)
}

/** A borrower's own hold waits until nothing covers his loan and no friend's money is held on it; then it is taken. */
function letWaitingThrough(model: Model, loan: number): void {
  const standing = model.payments.filter(
    (one) =>
      one.loan === loan &&
      (one.state === 'held' || one.state === 'captured') &&
      one.postedAt === undefined &&
      one.kind !== 'late',
  )
  if (standing.some((one) => one.covers || (one.kind === 'friend' && one.state === 'held'))) return
  const waiting = standing.find((one) => one.kind === 'own' && one.state === 'held' && one.cause === undefined)
  if (!waiting) return
  waiting.covers = true
  askCapture(model, waiting)
}

/** The channel's word; said twice, or after something newer, it changes nothing. */
export function hear(model: Model, payment: Payment, word: Word): void {
  if (payment.kind === 'late') return
  const { state } = payment
  if (state === 'held' && (word.state === 'captured' || word.state === 'voided' || word.state === 'failed')) {
    settleCall(callOf(payment, 'capture'), word.state)
  }
  if (word.state === 'held') {
    if (state === 'created') hold(model, payment, word)
    if (state === 'voided' || state === 'failed') giveUp(model, payment, payment.cause!)
  }
  if (word.state === 'captured') {
    if (state === 'held' && payment.cause === undefined) capture(model, payment, word)
    else if (state !== 'captured' && state !== 'refunded') cameLate(model, payment, word)
  }
  if (word.state === 'voided' || word.state === 'failed') {
    const expired = word.reason === 'hold_expired' ? 'expired_at_channel' : 'never_held'
    const refused = word.reason === 'instrument_refused' ? 'instrument_refused' : 'never_held'
    const failed = word.reason === 'payer_left' ? 'given_up' : refused
    const held = word.state === 'voided' ? 'expired_at_channel' : 'capture_refused'
    if (state === 'created') endOf(model, payment, word.state, word.state === 'voided' ? expired : failed)
    if (state === 'held') endOf(model, payment, word.state, payment.cause ?? held)
  }
}

type Money = Extract<Word, { heldAt: number }>

function whyNotHeld(model: Model, payment: Payment, { heldAt, instrument }: Money, isCovered: boolean) {
  const { book } = model.loans[payment.loan]!
  const help = payment.agreement === undefined ? undefined : model.agreements[payment.agreement]!
  if (heldAt >= payment.orderEndsAt || (help?.payBy !== undefined && heldAt >= help.payBy)) return 'held_too_late'
  if (help && help.state !== 'in_force') return 'agreement_over'
  if (isCovered) return 'came_second'
  const assist = help && assistOf(model, help)
  if (assist) {
    const isCredit = instrument.kind === 'credit' || (instrument.kind === 'unknown' && assist.meaning !== 'gift')
    if (isCredit) return 'credit_funded'
    if (!instrument.holderMatches) return 'other_holder'
  }
  const asked = assist ? assist.asked : askedBy(model.quotes[payment.quote]!)
  return payment.amount > dueOf(book, asked, dayAt(heldAt)) ? 'owed_less' : undefined
}

/** The first hold under the lock covers. His own goes over a friend's that still rests, and waits for it to be given up. */
function hold(model: Model, payment: Payment, word: Money): void {
  const { heldAt } = word
  const covering = coverOf(model, payment.loan)
  const rests = covering?.kind === 'friend' && covering.state === 'held' && !callOf(covering, 'capture')
  const over = payment.kind === 'own' && rests ? covering : undefined
  const objection = whyNotHeld(model, payment, word, covering !== undefined && !over)
  const wasPaid = model.payments.some(
    (one) =>
      one.payer === payment.payer &&
      model.loans[one.loan]!.borrower === model.loans[payment.loan]!.borrower &&
      one.postedAt !== undefined,
  )
  const isCooled = payment.kind === 'friend' && !payment.atOnce && (!wasPaid || payment.amount > 100_000n)
  const coolUntil = !objection && isCooled ? heldAt + 2 * HOUR : undefined
  Object.assign(payment, { state: 'held', heldAt, valueOn: dayAt(heldAt), covers: !objection && !over, coolUntil })
  if (objection) giveUp(model, payment, objection)
  else if (over) {
    later(model, `end-waiting ${nameOf(model, payment)}`, model.at + 15 * MINUTE)
    giveUp(model, over, 'paid_by_borrower')
  } else if (coolUntil === undefined) askCapture(model, payment)
  else later(model, `end-cooling ${nameOf(model, payment)}`, coolUntil)
}

function capture(model: Model, payment: Payment, { heldAt }: Money): void {
  Object.assign(payment, { state: 'captured', capturedAt: Math.min(heldAt, model.at) })
  intend(payment, 'post')
  later(model, `post-payment ${nameOf(model, payment)}`)
}

/** Taken after it had ended, or unasked: a payment of its own that never counts, and goes back at once. */
function cameLate(model: Model, payment: Payment, { heldAt }: Money): void {
  if (payment.state === 'created') endOf(model, payment, 'failed', 'never_held')
  if (payment.state === 'held') endOf(model, payment, 'voided', payment.cause ?? 'never_held')
  const lateOf = model.payments.indexOf(payment)
  if (model.payments.some((one) => one.lateOf === lateOf)) return
  const { loan, quote, agreement, payer, amount, orderEndsAt } = payment
  model.payments.push({
    ...{ kind: 'late', state: 'captured', loan, quote, agreement, payer, lateOf, at: model.at, amount, orderEndsAt },
    ...{ valueOn: dayAt(heldAt), covers: false, atOnce: false, coolUntil: undefined },
    ...{ heldAt: Math.min(heldAt, model.at), capturedAt: Math.min(heldAt, model.at) },
    ...{
      saidPostedAt: undefined,
      postedAt: undefined,
      endedAt: undefined,
      cause: 'late_yes',
      refunded: 0n,
      isSetAside: false,
      hold: undefined,
    },
    calls: [{ verb: 'refund', outcome: undefined }],
  })
  later(model, `refund-payment payment ${model.payments.length - 1}`)
}

/** The time of his rest is over, or he decided before: it is taken or given back. Early, and again, nothing happens. */
export function endCooling(model: Model, { payment: at }: { payment: number }): Answer {
  const payment = model.payments[at]!
  following(model, payment, () => {
    if (payment.kind !== 'friend' || payment.state !== 'held' || !payment.covers) return
    if (payment.cause) return giveUp(model, payment, payment.cause)
    if (payment.coolUntil !== undefined && payment.coolUntil > model.at) return
    const { loan, asked } = assistOf(model, model.agreements[payment.agreement!]!)
    if (payment.amount > dueOf(model.loans[loan]!.book, asked, today(model))) giveUp(model, payment, 'owed_less')
    else askCapture(model, payment)
  })
  return 'done'
}

export function endWaiting(model: Model, { payment: at }: { payment: number }): Answer {
  const payment = model.payments[at]!
  following(model, payment, () => {
    if (payment.state === 'held' && !payment.covers && payment.cause === undefined)
      giveUp(model, payment, 'not_released')
  })
  return 'done'
}
