import { dayAt, pay, post, sum, whyNotPaid } from './book-model'
import { endAgreement, endLink } from './ending-model'
import {
  agreementOf,
  assistOf,
  callOf,
  intend,
  invitesOf,
  isLiving,
  later,
  runningAssist,
  settleCall,
  tell,
  today,
  type Answer,
  type Model,
  type Payment,
} from './model'
import { endOf, following, giveUp, hear, tellPayer, type Word } from './channel-model'

type On = { payment: number }

/** The cashier's answer to an order; a plain no ends it. */
export function placed(model: Model, { payment: at, isRefused }: On & { isRefused: boolean }): Answer {
  const payment = model.payments[at]!
  const isFirst = settleCall(callOf(payment, 'order'), isRefused ? 'refused' : 'placed')
  if (isFirst && isRefused && payment.state === 'created') endOf(model, payment, 'failed', 'never_held')
  return 'done'
}

/** A callback came: kept once per event. */
export function callback(model: Model, { payment, event }: On & { event: number }): Answer {
  if (event < model.callbacks.length) return 'done'
  model.callbacks.push({ payment, isTaken: false })
  later(model, `take-channel-event event ${event}`)
  return 'done'
}

/** A callback is acted on: the channel was asked what is true. */
export function takeCallback(model: Model, { event, word }: { event: number; word: Word }): Answer {
  const heard = model.callbacks[event]!
  const payment = model.payments[heard.payment]!
  if (heard.isTaken) return 'taken before'
  following(model, payment, () => hear(model, payment, word))
  heard.isTaken = true
  return 'done'
}

const GIVEN_UP_AFTER = 15 * 60_000

/** The channel was asked what became of an order; an answer may be missing. */
export function asked(model: Model, { payment: at, word }: On & { word: Word | undefined }): Answer {
  const payment = model.payments[at]!
  if (payment.state === 'captured' || payment.state === 'refunded') return 'nothing to ask'
  if (word) following(model, payment, () => hear(model, payment, word))
  if (model.at >= payment.orderEndsAt + GIVEN_UP_AFTER && payment.state === 'created') {
    endOf(model, payment, 'failed', 'never_held')
    giveUp(model, payment, 'never_held')
  }
  return 'done'
}

/** What came of asking for a capture: taken, over, or refused while it is held. */
export function captured(model: Model, { payment: at, word }: On & { word: Word }): Answer {
  const payment = model.payments[at]!
  following(model, payment, () => {
    hear(model, payment, word)
    if (word.state !== 'held') return
    settleCall(callOf(payment, 'capture'), 'refused')
    if (payment.state === 'held' && payment.cause === undefined) giveUp(model, payment, 'capture_refused')
  })
  return 'done'
}

const A_DAY = 86_400_000

/** What came of giving an order up. A day later the channel is asked once more. */
export function voided(model: Model, { payment: at, word }: On & { word: Word }): Answer {
  const payment = model.payments[at]!
  const call = callOf(payment, 'void')
  following(model, payment, () => hear(model, payment, word))
  if (settleCall(call, word.state)) later(model, `ask-channel payment ${at}`, model.at + A_DAY)
  return 'done'
}

export function lenderHeard(model: Model, { payment, verb }: On & { verb: 'promise' | 'release' }): Answer {
  settleCall(callOf(model.payments[payment]!, verb), verb === 'promise' ? 'promised' : 'released')
  return 'done'
}

type Posting = On & { verb: 'post' | 'cancel'; said: 'posted' | 'refused' | 'cancelled' }

/** The lender's final word on a posting, or on its cancelling. */
export function posting(model: Model, { payment: at, verb, said }: Posting): Answer {
  const payment = model.payments[at]!
  if (!settleCall(callOf(payment, verb), said) || payment.state !== 'captured') return 'done'
  payment.cause = said === 'posted' ? undefined : 'lender_refused'
  payment.saidPostedAt = said === 'posted' ? model.at : undefined
  if (said === 'posted') later(model, 'settle-payments')
  else {
    intend(payment, verb === 'post' ? 'cancel' : 'refund')
    later(model, `refund-payment payment ${at}`)
  }
  return 'done'
}

export function refunded(model: Model, { payment: at }: On): Answer {
  const payment = model.payments[at]!
  following(model, payment, () => {
    if (!settleCall(callOf(payment, 'refund'), 'refunded')) return
    Object.assign(payment, { state: 'refunded', refunded: payment.amount, endedAt: model.at, covers: false })
    tellPayer(model, payment)
  })
  return 'done'
}

const isPosted = ({ calls }: Payment) =>
  calls.some(({ verb, outcome }) => (verb === 'post' || verb === 'cancel') && outcome === 'posted')

/** What the lender has posted is booked, and a friend's closes all that hangs on it; what the loan no longer owes is set aside. */
export function settle(model: Model): Answer {
  const waiting = model.payments.filter(
    (one) =>
      one.state === 'captured' &&
      one.postedAt === undefined &&
      !one.isSetAside &&
      one.cause === undefined &&
      isPosted(one),
  )
  for (const payment of waiting) {
    const loan = model.loans[payment.loan]!
    if (!post(loan.book, payment.amount, payment.valueOn!)) payment.isSetAside = true
    else {
      loan.repaid.push(payment.amount)
      payment.postedAt = payment.saidPostedAt
      if (payment.kind === 'friend') settleHelp(model, payment)
      else tell(model, loan.borrower, 'borrower', 'payment_posted')
    }
    const running = runningAssist(model, payment.loan)
    if (payment.kind === 'own' && running >= 0) later(model, `expire-assist assist ${running}`)
  }
  return 'done'
}

function settleHelp(model: Model, payment: Payment): void {
  const agreement = model.agreements[payment.agreement!]!
  const { invite: at, friend } = agreement
  const assist = assistOf(model, agreement)
  payment.hold = 'posted'
  Object.assign(assist, { state: 'settled', cause: 'settled', endedAt: model.at })
  Object.assign(model.invites[at]!, { state: 'paid', endedAt: model.at })
  Object.assign(agreement, { state: 'performed', performed: payment.amount })
  for (const link of invitesOf(model, model.invites[at]!.assist).filter(isLiving)) {
    const other = agreementOf(model, link)
    if (endAgreement(model, other, 'voided')) tell(model, other!.friend, 'friend', 'help_not_needed')
    endLink(model, link, 'settled')
  }
  if (assist.meaning !== 'gift') {
    const startedOn = dayAt(payment.postedAt!)
    model.claims.push({
      payment: model.payments.indexOf(payment),
      friend,
      principal: payment.amount,
      startedOn,
      receipts: [],
    })
  }
  tell(model, friend, 'friend', 'payment_posted')
  tell(model, model.loans[payment.loan]!.borrower, 'borrower', 'friend_paid')
}

/** The lender's own file brings a repayment of today that never went through us. */
export function lenderBooks(model: Model, { loan: at, amount }: { loan: number; amount: bigint }): Answer {
  const { book, repaid } = model.loans[at]!
  const refused = whyNotPaid(book, amount, today(model))
  if (refused) return refused
  pay(book, amount, today(model))
  repaid.push(amount)
  return 'done'
}

const received = (model: Model, claim: number): bigint => sum(model.claims[claim]!.receipts.map(({ amount }) => amount))

/** The friend writes down what came back to him. */
export function record(model: Model, { claim: at, amount }: { claim: number; amount: bigint }): Answer {
  const claim = model.claims[at]!
  const left = claim.principal - received(model, at)
  if (amount <= 0n) return 'amount_zero'
  if (left <= 0n) return 'claim_over'
  if (amount > left) return 'amount_over_claim'
  claim.receipts.push({ amount, undoes: undefined, isBooked: false })
  tellOfReceipt(model, at, amount === left ? 'claim_performed' : 'receipt_recorded')
  return 'done'
}

export function undo(model: Model, { claim: at, receipt }: { claim: number; receipt: number }): Answer {
  const { receipts } = model.claims[at]!
  const one = receipts[receipt]!
  if (one.undoes !== undefined) return 'not_found'
  if (receipts.some(({ undoes }) => undoes === receipt)) return 'receipt_undone'
  receipts.push({ amount: -one.amount, undoes: receipt, isBooked: false })
  tellOfReceipt(model, at, 'receipt_undone')
  return 'done'
}

function tellOfReceipt(model: Model, claim: number, kind: string): void {
  const { payment, receipts } = model.claims[claim]!
  tell(model, model.loans[model.payments[payment]!.loan]!.borrower, 'borrower', kind)
  later(model, `book-receipt receipt ${claim}.${receipts.length - 1}`)
}

export function bookReceipt(model: Model, { claim, receipt }: { claim: number; receipt: number }): Answer {
  model.claims[claim]!.receipts[receipt]!.isBooked = true
  return 'done'
}
