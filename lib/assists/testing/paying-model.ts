import { openOf, partsOf, startOf, sumOf, whyNotPaid } from './book-model'
import {
  assistOf,
  callOf,
  coverOf,
  dueOf,
  later,
  MINUTE,
  today,
  type Agreement,
  type Answer,
  type Asked,
  type Model,
  type Payment,
  type Quote,
  type Wish,
} from './model'

const isCode = (price: { amount: bigint; numbers: number[] } | Answer): price is Answer => typeof price === 'string'

/** Fixes a price for a quarter of an hour, never past midnight. */
function fix(model: Model, quote: Pick<Quote, 'loan' | 'agreement' | 'wish' | 'amount' | 'numbers'>): Answer {
  const valueOn = today(model)
  const expiresAt = Math.min(model.at + 15 * MINUTE, startOf(valueOn + 1))
  model.quotes.push({ ...quote, valueOn, expiresAt })
  return `quote ${model.quotes.length - 1}`
}

/** What a borrower's own wish costs today, or why it may not be. */
function priceOfWish(model: Model, loan: number, wish: Wish): { amount: bigint; numbers: number[] } | Answer {
  const { book } = model.loans[loan]!
  const on = today(model)
  if ('amount' in wish) {
    const numbers = () => partsOf(book, wish.amount, on).map(({ number }) => number)
    return whyNotPaid(book, wish.amount, on) ?? { amount: wish.amount, numbers: numbers() }
  }
  const open = openOf(book, on)
  if (open.length === 0) return 'loan_settled'
  if (wish.count < 1 || wish.count > open.length) return 'instalments_out_of_range'
  const wanted = open.slice(0, wish.count)
  return { amount: sumOf(wanted), numbers: wanted.map(({ number }) => number) }
}

/** His own payment may go over a friend's money that rests; anything else under way he waits for. */
function whyNotNow(model: Model, loan: number): Answer | undefined {
  const cover = coverOf(model, loan)
  if (!cover) return undefined
  if (cover.kind === 'own') return 'payment_under_way'
  const rests = cover.state === 'held' && cover.coolUntil !== undefined && cover.coolUntil > model.at
  return rests ? undefined : 'friend_payment_under_way'
}

export function quoteOwn(model: Model, { loan, wish }: { loan: number; wish: Wish }): Answer {
  const refused = whyNotNow(model, loan)
  if (refused) return refused
  const price = priceOfWish(model, loan, wish)
  return isCode(price) ? price : fix(model, { loan, agreement: undefined, wish, ...price })
}

/** What a price asked for; of dues, those it named. */
export const askedBy = ({ wish, numbers }: Quote): Asked =>
  'amount' in wish ? wish : { from: numbers[0]!, to: numbers.at(-1)! }

const runningOf = (model: Model, quote: number): number =>
  model.payments.findIndex(
    (one) => one.quote === quote && one.kind !== 'late' && ['created', 'held', 'captured'].includes(one.state),
  )

function begin(model: Model, quote: number, begun: Pick<Payment, 'kind' | 'payer' | 'atOnce'>): Answer {
  const { loan, agreement, amount, expiresAt: orderEndsAt } = model.quotes[quote]!
  model.payments.push({
    ...begun,
    ...{ state: 'created', loan, quote, agreement, lateOf: undefined, at: model.at, amount, orderEndsAt },
    ...{ valueOn: undefined, covers: false, coolUntil: undefined, heldAt: undefined, capturedAt: undefined },
    ...{
      saidPostedAt: undefined,
      postedAt: undefined,
      endedAt: undefined,
      cause: undefined,
      refunded: 0n,
      isSetAside: false,
      hold: undefined,
    },
    calls: [{ verb: 'order', outcome: undefined }],
  })
  const name = `payment ${model.payments.length - 1}`
  later(model, `place-order ${name}`, model.at + 8_000)
  for (const due of [model.at + 3 * MINUTE, orderEndsAt, orderEndsAt + 15 * MINUTE]) {
    later(model, `ask-channel ${name}`, due)
  }
  return name
}

export function payOwn(model: Model, { quote: at }: { quote: number }): Answer {
  const quote = model.quotes[at]!
  const { loan, wish, amount, valueOn, expiresAt } = quote
  const running = runningOf(model, at)
  if (running >= 0) return `payment ${running}`
  const refused = whyNotNow(model, loan)
  if (refused) return refused
  const isTrue = model.at < expiresAt && amount <= dueOf(model.loans[loan]!.book, askedBy(quote), valueOn)
  if (!isTrue) return quoteOwn(model, { loan, wish })
  return begin(model, at, { kind: 'own', payer: model.loans[loan]!.borrower, atOnce: true })
}

function whyNotPayable(model: Model, agreement: Agreement): Answer | undefined {
  const { state, payBy } = agreement
  if (state !== 'in_force' || payBy === undefined || payBy <= model.at) return 'agreement_over'
  return assistOf(model, agreement).state === 'covered' ? 'covered_by_another' : undefined
}

/** What a friend pays of his agreement today: what is due of the ask, at most what the contract binds. */
function payable(model: Model, agreement: Agreement): bigint {
  const { loan, asked, maximum } = assistOf(model, agreement)
  const due = dueOf(model.loans[loan]!.book, asked, today(model))
  return due < maximum ? due : maximum
}

function fixHelp(model: Model, at: number): Answer {
  const agreement = model.agreements[at]!
  const { loan } = assistOf(model, agreement)
  const amount = payable(model, agreement)
  const { book } = model.loans[loan]!
  const numbers = () => partsOf(book, amount, today(model)).map(({ number }) => number)
  const refused = whyNotPaid(book, amount, today(model))
  return refused ?? fix(model, { loan, agreement: at, wish: { amount }, numbers: numbers(), amount })
}

export const quoteHelp = (model: Model, { agreement }: { agreement: number }): Answer =>
  whyNotPayable(model, model.agreements[agreement]!) ?? fixHelp(model, agreement)

const PAYMENTS_A_DAY = 5

export function payHelp(model: Model, { quote: at, atOnce }: { quote: number; atOnce: boolean }): Answer {
  const quote = model.quotes[at]!
  const running = runningOf(model, at)
  if (running >= 0) return `payment ${running}`
  const agreement = model.agreements[quote.agreement!]!
  const refused = whyNotPayable(model, agreement)
  if (refused) return refused
  const since = startOf(today(model))
  const begun = model.payments.filter((one) => one.payer === agreement.friend && one.at >= since)
  if (begun.length >= PAYMENTS_A_DAY) return 'payments_a_day_max'
  const isTrue = model.at < quote.expiresAt && payable(model, agreement) === quote.amount
  return isTrue
    ? begin(model, at, { kind: 'friend', payer: agreement.friend, atOnce })
    : fixHelp(model, quote.agreement!)
}

/** While his money rests the friend takes it back or has it taken at once; not once its taking was asked for. */
export function decide(model: Model, { payment: at, as }: { payment: number; as: 'taken_back' | 'at_once' }): Answer {
  const payment = model.payments[at]!
  if (payment.cause === 'taken_back' && as === 'taken_back') return 'done'
  const rests = payment.state === 'held' && payment.covers && payment.cause === undefined
  if (!rests || callOf(payment, 'capture')) return 'hold_decided'
  if (as === 'taken_back') payment.cause = as
  else payment.coolUntil = model.at
  later(model, `end-cooling payment ${at}`)
  return 'done'
}
