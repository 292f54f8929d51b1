import { dayAt, payoffOf, owedOf, sum, totalOf, type Book } from './book-model'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

export type Meaning = 'gift' | 'loan' | 'advance'
/** What is asked for: dues by number, the first to the last; or a sum. */
export type Asked = { from: number; to: number } | { amount: bigint }

export type Loan = { borrower: number; principal: bigint; book: Book; repaid: bigint[] }

export type Assist = {
  loan: number
  state: 'asking' | 'covered' | 'settled' | 'ended'
  cause: string | undefined
  endedAt: number | undefined
  asked: Asked
  maximum: bigint
  meaning: Meaning
  answerBy: number
}

export type Visit = {
  person: number
  state: 'taken' | 'declined' | 'locked' | 'released'
  at: number
  isPrepared: boolean
}

export type Invite = {
  assist: number
  at: number
  state: 'open' | 'agreed' | 'paid' | 'ended'
  cause: string | undefined
  endedAt: number | undefined
  visits: Visit[]
}

export type Agreement = {
  invite: number
  friend: number
  state: 'signed' | 'in_force' | 'performed' | 'withdrawn' | 'voided' | 'lapsed'
  signBy: number
  payBy: number | undefined
  endedAt: number | undefined
  performed: bigint | undefined
}

export type Wish = { count: number } | { amount: bigint }
export type Quote = {
  loan: number
  agreement: number | undefined
  wish: Wish
  numbers: number[]
  amount: bigint
  valueOn: number
  expiresAt: number
}

export type Verb = 'order' | 'capture' | 'void' | 'promise' | 'release' | 'post' | 'cancel' | 'refund'
/** A call to the outside: nothing yet, or what came of it. */
export type Call = { verb: Verb; outcome: string | undefined }

export type Payment = {
  kind: 'own' | 'friend' | 'late'
  state: 'created' | 'held' | 'captured' | 'voided' | 'failed' | 'refunded'
  loan: number
  quote: number
  agreement: number | undefined
  payer: number
  lateOf: number | undefined
  at: number
  amount: bigint
  valueOn: number | undefined
  covers: boolean
  orderEndsAt: number
  atOnce: boolean
  coolUntil: number | undefined
  heldAt: number | undefined
  capturedAt: number | undefined
  /** When the lender posted it, as he said; and the same once it is booked. */
  saidPostedAt: number | undefined
  postedAt: number | undefined
  endedAt: number | undefined
  cause: string | undefined
  refunded: bigint
  isSetAside: boolean
  /** How a friend's money stood on the loan: running, posted, released; nothing where it never covered. */
  hold: 'running' | 'posted' | 'released' | undefined
  calls: Call[]
}

export type Receipt = { amount: bigint; undoes: number | undefined; isBooked: boolean }
export type Claim = {
  payment: number
  friend: number
  principal: bigint
  startedOn: number
  receipts: Receipt[]
}

export type CallbackHeard = { payment: number; isTaken: boolean }

/** All that the product should know, as plain data. Things point at each other by their place in these lists. */
export type Model = {
  at: number
  people: number
  loans: Loan[]
  assists: Assist[]
  invites: Invite[]
  agreements: Agreement[]
  quotes: Quote[]
  payments: Payment[]
  claims: Claim[]
  callbacks: CallbackHeard[]
  /** What the last operation left to be done later, and whom it told what. */
  jobs: string[]
  told: string[]
}

/** An answer of the product that is no refusal has its words; a refusal is its code. */
export type Answer = string

export const today = (model: Model): number => dayAt(model.at)
export const borrowerOf = (model: Model, assist: Assist): number => model.loans[assist.loan]!.borrower
export const assistOf = (model: Model, agreement: Agreement): Assist =>
  model.assists[model.invites[agreement.invite]!.assist]!
export const runningAssist = (model: Model, loan: number): number =>
  model.assists.findIndex((one) => one.loan === loan && (one.state === 'asking' || one.state === 'covered'))
export const invitesOf = (model: Model, assist: number): Invite[] =>
  model.invites.filter((one) => one.assist === assist)
export const isLiving = ({ state }: Invite): boolean => state === 'open' || state === 'agreed'
/** A link that leads nowhere: over, or past its time unsigned. */
export const isDead = (model: Model, { state, assist }: Invite): boolean =>
  state === 'ended' || (state === 'open' && model.assists[assist]!.answerBy <= model.at)
export const isUnpaid = ({ state }: Agreement): boolean => state === 'signed' || state === 'in_force'
export const agreementOf = (model: Model, invite: Invite): Agreement | undefined =>
  model.agreements.find((one) => model.invites[one.invite] === invite)

/** The payment that covers a loan and is not booked yet. */
export const coverOf = (model: Model, loan: number): Payment | undefined =>
  model.payments.find(
    (one) =>
      one.loan === loan &&
      one.covers &&
      (one.state === 'held' || one.state === 'captured') &&
      one.postedAt === undefined,
  )

export const callOf = (payment: Payment, verb: Verb): Call | undefined =>
  payment.calls.findLast((one) => one.verb === verb)
export const isAsked = (payment: Payment, verb: Verb): boolean => {
  const call = callOf(payment, verb)
  return call !== undefined && call.outcome === undefined
}

/** What of an ask is still owed on a day: of dues all of them, of a sum the whole loan. */
export function dueOf(book: Book, asked: Asked, on: number): bigint {
  if ('amount' in asked) return payoffOf(book, on)
  const dues = book.dues.filter(({ number }) => number >= asked.from && number <= asked.to)
  return sum(dues.map((due) => totalOf(owedOf(book, due, on))))
}

/** A job for later; one that is due at once has no time. */
export const later = (model: Model, task: string, due?: number): number =>
  model.jobs.push(due === undefined || due === model.at ? task : `${task} at ${new Date(due).toISOString()}`)

export const tell = (model: Model, person: number, side: 'borrower' | 'friend', kind: string): number =>
  model.told.push(`person ${person} as ${side}: ${kind}`)

/** Writes the intent of a call, once; only a void may be asked for anew. Tells whether it is new. */
export function intend(payment: Payment, verb: Verb): boolean {
  if (verb !== 'void' && callOf(payment, verb)) return false
  payment.calls.push({ verb, outcome: undefined })
  return true
}

/** Writes what came of a call that had no answer; tells whether it had none. */
export function settleCall(call: Call | undefined, outcome: string): boolean {
  if (!call || call.outcome !== undefined) return false
  call.outcome = outcome
  return true
}
