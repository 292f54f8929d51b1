import {
  behaviourOf,
  CODE_OF_THE_TEST_CARD,
  CODE_TRIES,
  instrumentOf,
  LATE_ANSWER_MS,
  SLOW_ANSWER_MS,
  YES_AFTER_VOID_MS,
  type InstrumentId,
} from './instruments'
import { Problem } from './problem'
import { HOLD_LASTS_MS, type EventKind, type OrderReason, type OrderStatus } from './protocol'
import type { OrderRecord, RefundRecord } from './records'

/** What an act made of an order; `event` is the callback that it owes, if any. */
export type Step = { order: OrderRecord; event: EventKind | null; at: number }

const unchanged = (order: OrderRecord, at: number): Step => ({ order, event: null, at })

const hold = (order: OrderRecord, heldAt: number, at: number): Step => ({
  order: { ...order, state: 'held', heldAt, endedAt: null, reason: null, dueAt: heldAt + HOLD_LASTS_MS },
  event: 'held',
  at,
})
const fail = (order: OrderRecord, reason: OrderReason, at: number): Step => ({
  order: { ...order, state: 'failed', endedAt: at, reason, dueAt: null },
  event: 'failed',
  at,
})
const captureAt = (order: OrderRecord, at: number): Step => ({
  order: {
    ...order,
    state: 'captured',
    heldAt: order.heldAt ?? at,
    capturedAt: at,
    endedAt: null,
    reason: null,
    dueAt: null,
  },
  event: 'captured',
  at,
})
const end = (order: OrderRecord, reason: OrderReason, at: number, dueAt: number | null): Step => ({
  order: { ...order, state: 'voided', endedAt: at, reason, dueAt },
  event: 'voided',
  at,
})
const think = (order: OrderRecord, at: number, dueAt: number | null): Step =>
  unchanged({ ...order, state: 'processing', dueAt }, at)

const orderEndOf = (order: OrderRecord) => Date.parse(order.request?.orderEndAt ?? '')

/** The payer chose an instrument on the pay page. An order that is no longer open stays as it is. */
export function submitInstrument(open: OrderRecord, instrument: InstrumentId, now: number): Step {
  if (open.state !== 'created') return unchanged(open, now)
  const order = { ...open, instrument, submittedAt: now }
  switch (behaviourOf(instrument)) {
    case 'holds':
    case 'holds_and_calls_back_twice':
      return hold(order, now, now)
    case 'asks_for_a_code':
      return unchanged(order, now)
    case 'refuses':
      return fail(order, 'instrument_refused', now)
    case 'has_too_little':
      return fail(order, 'insufficient_funds', now)
    case 'answers_slowly':
      return think(order, now, now + SLOW_ANSWER_MS)
    case 'answers_late':
      return think(order, now, orderEndOf(order) + LATE_ANSWER_MS)
    case 'never_answers':
    case 'holds_after_void':
    case 'captures_after_void':
      return think(order, now, null)
  }
}

export const waitsForCode = (order: OrderRecord): boolean =>
  order.state === 'created' && order.instrument !== null && behaviourOf(order.instrument) === 'asks_for_a_code'

/** The payer typed the bank's code: right → held, the third wrong one → failed. */
export function enterCode(order: OrderRecord, code: string, now: number): Step {
  if (!waitsForCode(order)) return unchanged(order, now)
  if (code === CODE_OF_THE_TEST_CARD) return hold(order, now, now)
  const wrong = { ...order, codesWrong: order.codesWrong + 1 }
  return wrong.codesWrong >= CODE_TRIES ? fail(wrong, 'code_wrong', now) : unchanged(wrong, now)
}

/** The payer went back without paying. */
export const leaveOrder = (order: OrderRecord, now: number): Step =>
  order.state === 'created' ? fail(order, 'payer_left', now) : unchanged(order, now)

/** The caller takes what is held, whole; asked again it changes nothing. */
export function captureOrder(order: OrderRecord, amountFen: string, now: number): Step {
  if (order.state !== 'held' && order.state !== 'captured') throw new Problem('wrong_state', { state: order.state })
  if (order.request?.amountFen !== amountFen) throw new Problem('amount_differs')
  return order.state === 'captured' ? unchanged(order, now) : captureAt(order, now)
}

/** The caller gives up the order; what has ended stays ended, what was captured cannot be voided. */
export function voidOrder(order: OrderRecord, now: number): Step {
  if (order.state === 'captured') throw new Problem('wrong_state', { state: order.state })
  if (order.state === 'voided' || order.state === 'failed') return unchanged(order, now)
  const behaviour = order.state === 'processing' && order.instrument !== null ? behaviourOf(order.instrument) : null
  const saysYesLater = behaviour === 'holds_after_void' || behaviour === 'captures_after_void'
  return end(order, 'asked', now, saysYesLater ? now + YES_AFTER_VOID_MS : null)
}

/** What an order does by itself once its time has come, dated to that time; null while there is nothing to do. */
export function fallDue(order: OrderRecord, now: number): Step | null {
  const { dueAt, instrument } = order
  if (dueAt === null || now < dueAt) return null
  const behaviour = instrument === null ? null : behaviourOf(instrument)
  switch (order.state) {
    case 'created':
      return fail(order, 'order_ended', dueAt)
    case 'processing':
      return hold(order, behaviour === 'answers_slowly' ? (order.submittedAt ?? dueAt) : dueAt, dueAt)
    case 'held':
      return end(order, 'hold_expired', dueAt, null)
    case 'voided':
      return behaviour === 'captures_after_void' ? captureAt(order, dueAt) : hold(order, dueAt, dueAt)
    case 'captured':
    case 'failed':
      return null
  }
}

const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** What a query says about an order. */
export function statusOf(order: OrderRecord, refunds: readonly RefundRecord[]): OrderStatus {
  const silent =
    order.state === 'processing' && order.instrument !== null && behaviourOf(order.instrument) === 'never_answers'
  return {
    ref: order.ref,
    state: silent ? 'unknown' : order.state,
    amountFen: order.request?.amountFen ?? null,
    heldAt: isoOf(order.heldAt),
    capturedAt: isoOf(order.capturedAt),
    endedAt: isoOf(order.endedAt),
    reason: order.reason,
    instrument: order.heldAt === null || order.instrument === null ? null : instrumentOf(order.instrument),
    refunds: refunds.map(({ refundRef, amountFen, refundedAt }) => ({
      refundRef,
      amountFen,
      refundedAt: new Date(refundedAt).toISOString(),
    })),
  }
}
