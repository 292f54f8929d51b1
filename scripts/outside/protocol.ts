/** What is said between the app and the parties beyond it; docs/cashier-protocol.md tells it in prose. */

export const PROTOCOL_TAG = 'banghuan-outside-1'
export const SIGNED_HEADERS = {
  time: 'outside-time',
  nonce: 'outside-nonce',
  signature: 'outside-signature',
} as const
/** A signed time may lie this far behind the latest time seen from the same caller, and a nonce is remembered as long. */
export const TIME_WINDOW_MS = 5 * 60_000
export const BODY_BYTES_MAX = 64 * 1024
export const CALLBACK_GIVEN_UP_AFTER_MS = 72 * 3_600_000
export const HOLD_LASTS_MS = 7 * 24 * 3_600_000

/** References, in paths too: the caller's own ids. */
export const REF_PATTERN = /^[A-Za-z0-9_-]{1,64}$/
export const NONCE_PATTERN = /^[A-Za-z0-9_-]{16,64}$/
/** Whole fen as text, at least 1. */
export const FEN_PATTERN = /^[1-9]\d{0,12}$/
/** UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const TIME_PATTERN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** The parts that a signature covers; `status` is given for an answer and absent for a request or callback. */
export type SignedParts = {
  method: string
  /** The request target as sent: path and, where there is one, `?` and the query. */
  path: string
  /** Lower-case hex SHA-256 of the body's bytes, of no bytes where there is no body. */
  bodyHash: string
  time: string
  /** An answer repeats the nonce of its request. */
  nonce: string
  status?: number
}

/** The exact text that Ed25519 signs: six lines joined by a line feed, nothing after the last. */
export function signingString({ method, path, bodyHash, time, nonce, status }: SignedParts): string {
  const what = status === undefined ? 'request' : `answer ${status}`
  return [`${PROTOCOL_TAG} ${what}`, method, path, bodyHash, time, nonce].join('\n')
}

// ---- problems: every answer from 400 up ----

export const PROBLEM_STATUS = {
  body_invalid: 400,
  signature_missing: 401,
  signature_wrong: 401,
  time_too_old: 401,
  nonce_seen: 401,
  token_wrong: 401,
  origin_wrong: 403,
  not_found: 404,
  method_not_allowed: 405,
  ref_conflict: 409,
  wrong_state: 409,
  body_too_large: 413,
  type_not_supported: 415,
  host_wrong: 421,
  order_end_past: 422,
  amount_differs: 422,
  refund_too_large: 422,
  refused: 422,
  internal: 500,
} as const
export type ProblemCode = keyof typeof PROBLEM_STATUS
/** `fields` names what was wrong in the body, never its value; `state` is the state that forbade the act. */
export type ProblemBody = { code: ProblemCode; fields?: string[]; state?: string }

// ---- clock ----

/** `POST /v1/clock` with `{}`: tells the outside the app's time, which it takes from the signature. */
export type ClockAnswer = { now: string }

// ---- cashier ----

export const INSTRUMENT_KINDS = ['debit', 'credit', 'balance', 'unknown'] as const
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number]
export const ACCEPTED_KINDS = ['debit', 'credit', 'balance'] as const
export type AcceptedKind = (typeof ACCEPTED_KINDS)[number]
export const SUBJECTS = ['own_repayment', 'friend_repayment'] as const
export type Subject = (typeof SUBJECTS)[number]
export const PAGE_LANGS = ['zh-CN', 'en'] as const
export type PageLang = (typeof PAGE_LANGS)[number]

/** `processing` and `unknown` decide nothing: ask again, or void. */
export const ORDER_STATES = ['created', 'processing', 'unknown', 'held', 'captured', 'voided', 'failed'] as const
export type OrderState = (typeof ORDER_STATES)[number]
export const ORDER_REASONS = [
  'instrument_refused',
  'insufficient_funds',
  'code_wrong',
  'order_ended',
  'payer_left',
  'asked',
  'hold_expired',
] as const
export type OrderReason = (typeof ORDER_REASONS)[number]

export type CreateOrder = {
  ref: string
  amountFen: string
  subject: Subject
  /** Where the payer's browser goes afterwards, by GET. */
  returnUrl: string
  /** The quote's end: without a chosen instrument by then the order fails. */
  orderEndAt: string
  /** Named to the payer, not enforced: the answer names the kind, and the caller voids what it may not take. */
  accept: AcceptedKind[]
  /** Keyed hash of the payer, opaque: equal for one person, telling nothing about him. */
  payerToken: string
}
export type CreatedOrder = { ref: string; payUrl: string; state: OrderState }

/** `holderMatches`: the instrument belongs to the person behind `payerToken`. */
export type Instrument = { kind: InstrumentKind; tail: string; holderMatches: boolean }
export type Refund = { refundRef: string; amountFen: string; refundedAt: string }
/** The answer to query, capture and void. `amountFen` is null only for an order that was voided before it was created. */
export type OrderStatus = {
  ref: string
  state: OrderState
  amountFen: string | null
  heldAt: string | null
  capturedAt: string | null
  /** When it was voided or failed. */
  endedAt: string | null
  reason: OrderReason | null
  instrument: Instrument | null
  refunds: Refund[]
}
export type CaptureOrder = { amountFen: string }
export type RefundOrder = { refundRef: string; amountFen: string }
export type RefundAnswer = Refund & { ref: string; instrument: Instrument }

export const EVENT_KINDS = ['held', 'failed', 'captured', 'voided', 'refunded'] as const
export type EventKind = (typeof EVENT_KINDS)[number]
/** The body of a callback. `amountFen` is the order's sum, for `refunded` the refund's. */
export type CashierEvent = {
  eventId: string
  kind: EventKind
  ref: string
  amountFen: string | null
  occurredAt: string
  reason: OrderReason | null
  instrument: Instrument | null
  refundRef: string | null
}

// ---- lender ----

export type PromiseToPay = { paymentRef: string; loanRef: string; amountFen: string; valueOn: string }
/** `kept`: the payment was posted. */
export type PromiseState = 'promised' | 'refused' | 'released' | 'kept'
/** Loan, sum and day are null only for what was released or cancelled before it arrived. */
export type PromiseStatus = {
  paymentRef: string
  loanRef: string | null
  amountFen: string | null
  valueOn: string | null
  state: PromiseState
}
export type PostRepayment = { paymentRef: string; loanRef: string; amountFen: string; valueOn: string }
/** `pending`: taken, not posted yet. `cancelled` and `refused` will never be posted. */
export type PostingState = 'posted' | 'pending' | 'refused' | 'cancelled'
export type PostingStatus = {
  paymentRef: string
  loanRef: string | null
  amountFen: string | null
  valueOn: string | null
  state: PostingState
  receiptNo: string | null
  postedAt: string | null
}

// ---- identity provider ----

export type CheckIdentity = { ref: string; name: string; idNumber: string; phone: string }
export const IDENTITY_ANSWERS = ['agree', 'mismatch', 'phone_not_theirs', 'needs_person', 'unavailable'] as const
export type IdentityAnswer = (typeof IDENTITY_ANSWERS)[number]
export type IdentityCheck = { ref: string; answer: IdentityAnswer }

// ---- catcher of messages ----

export type SendMessage = {
  ref: string
  to: string
  channel: 'sms' | 'email'
  lang: PageLang
  subject: string | null
  text: string
}
export type MessageAnswer = { ref: string; acceptedAt: string }
export type CaughtMessage = SendMessage & { seq: number; at: string }
/** `GET /inbox.json?after=SEQ`: oldest first; `last` is what to ask `after` next time. */
export type Inbox = { messages: CaughtMessage[]; last: number }

// ---- fault switches ----

/** `lost`: not done, no answer. `silent`: done, no answer; for a callback: never sent. */
export const FAULT_MODES = [
  'lost',
  'silent',
  'refuse',
  'delay',
  'pending',
  'duplicate',
  'replay',
  'reorder',
  'wrong_amount',
  'bad_signature',
] as const
export type FaultMode = (typeof FAULT_MODES)[number]
/** Which modes each verb knows. */
export const FAULT_SWITCHES = {
  'cashier.create': ['lost', 'silent', 'refuse', 'delay', 'bad_signature'],
  'cashier.query': ['lost', 'silent', 'delay', 'wrong_amount', 'bad_signature'],
  'cashier.capture': ['lost', 'silent', 'refuse', 'delay', 'wrong_amount', 'bad_signature'],
  'cashier.void': ['lost', 'silent', 'refuse', 'delay', 'bad_signature'],
  'cashier.refund': ['lost', 'silent', 'refuse', 'delay', 'wrong_amount', 'bad_signature'],
  'cashier.callback': ['silent', 'delay', 'duplicate', 'replay', 'reorder', 'wrong_amount', 'bad_signature'],
  'lender.promise': ['lost', 'silent', 'refuse', 'delay', 'bad_signature'],
  'lender.release': ['lost', 'silent', 'refuse', 'delay', 'bad_signature'],
  'lender.post': ['lost', 'silent', 'refuse', 'delay', 'pending', 'wrong_amount', 'bad_signature'],
  'lender.cancel': ['lost', 'silent', 'refuse', 'delay', 'bad_signature'],
  'lender.query': ['lost', 'silent', 'delay', 'wrong_amount', 'bad_signature'],
  'identity.verify': ['lost', 'silent', 'refuse', 'delay', 'bad_signature'],
  'identity.query': ['lost', 'silent', 'delay', 'bad_signature'],
  'catcher.send': ['lost', 'silent', 'refuse', 'delay', 'duplicate', 'bad_signature'],
} as const satisfies Record<string, readonly FaultMode[]>
export type FaultVerb = keyof typeof FAULT_SWITCHES

/** `count` 0 clears the switch; `seconds` is for `delay` and `pending`, 0 where not given. */
export type SetFault = { party: string; verb: string; mode: FaultMode; count: number; seconds?: number }
export type FaultCounter = { fault: string; seconds: number; remaining: number; hits: number }
