import type {
  CashierEvent,
  CreateOrder,
  FaultMode,
  FaultVerb,
  IdentityAnswer,
  OrderReason,
  PostRepayment,
  PostingState,
  PromiseState,
  PromiseToPay,
  SendMessage,
} from './protocol'
import type { InstrumentId } from './instruments'

/** Times in the outside's own records are milliseconds since 1970 on the app's clock. */
export type OrderRecord = {
  ref: string
  /** Null for an order that was voided before it was created. */
  request: CreateOrder | null
  payKey: string
  state: 'created' | 'processing' | 'held' | 'captured' | 'voided' | 'failed'
  instrument: InstrumentId | null
  submittedAt: number | null
  heldAt: number | null
  capturedAt: number | null
  endedAt: number | null
  reason: OrderReason | null
  codesWrong: number
  /** When the order next changes by itself, null for never. */
  dueAt: number | null
}
export type RefundRecord = { refundRef: string; ref: string; amountFen: string; refundedAt: number }
/** A callback that is still to be delivered, or was given up. */
export type EventRecord = {
  seq: number
  body: CashierEvent
  createdAt: number
  attempts: number
  nextAt: number
  copies: number
  /** What is wrong with the first attempt. */
  trick: 'replay' | 'wrong_amount' | 'bad_signature' | null
  /** Waits for the first attempt of this event; `next` while no later event exists. */
  after: string | null
  givenUp: boolean
}
export type PromiseRecord = { paymentRef: string; request: PromiseToPay | null; state: PromiseState }
export type PostingRecord = {
  paymentRef: string
  request: PostRepayment | null
  state: PostingState
  receiptNo: string | null
  postedAt: number | null
  /** When a pending posting becomes posted. */
  dueAt: number | null
}
/** Holds a keyed hash of what was asked, never the name, number or phone. */
export type CheckRecord = { ref: string; content: string; answer: IdentityAnswer }
export type MessageRecord = { seq: number; message: SendMessage; at: number }
export type FaultRecord = {
  seq: number
  verb: FaultVerb
  mode: FaultMode
  seconds: number
  remaining: number
  hits: number
}
/** `aheadMs`: how far the app's clock is ahead of this machine's; `latest`: the latest signed time seen. */
export type ClockRecord = { aheadMs: number; latest: number }

export type Tables = {
  clock: ClockRecord
  nonces: number
  orders: OrderRecord
  payKeys: string
  refunds: RefundRecord
  events: EventRecord
  promises: PromiseRecord
  postings: PostingRecord
  checks: CheckRecord
  messages: MessageRecord
  faults: FaultRecord
}
export type TableName = keyof Tables
/** One row to write, or to remove with null. */
export type Change = { [T in TableName]: readonly [table: T, key: string, value: Tables[T] | null] }[TableName]
