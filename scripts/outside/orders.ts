import { randomBytes } from 'node:crypto'
import type { Callbacks } from './callbacks'
import { behaviourOf, instrumentOf } from './instruments'
import { fallDue, type Step } from './order-steps'
import type { CashierEvent, CreateOrder } from './protocol'
import type { Change, OrderRecord, RefundRecord } from './records'
import type { Store } from './store'

/** The cashier's orders as they are now, and the writing of what becomes of them. */
export type Orders = {
  find(ref: string, now: number): OrderRecord | undefined
  findByPayKey(payKey: string, now: number): OrderRecord | undefined
  refundsOf(ref: string): RefundRecord[]
  /** Writes a step together with the callback that it owes. */
  take(step: Step): OrderRecord
  /** Lets every order do what its time has come for. */
  advance(now: number): void
}

export const newOrder = (ref: string, request: CreateOrder | null): OrderRecord => ({
  ref,
  request,
  payKey: randomBytes(16).toString('base64url'),
  state: 'created',
  instrument: null,
  submittedAt: null,
  heldAt: null,
  capturedAt: null,
  endedAt: null,
  reason: null,
  codesWrong: 0,
  dueAt: request === null ? null : Date.parse(request.orderEndAt),
})

/** What a callback says of an order. */
export const eventOf = (order: OrderRecord, kind: CashierEvent['kind'], at: number): Omit<CashierEvent, 'eventId'> => ({
  kind,
  ref: order.ref,
  amountFen: order.request?.amountFen ?? null,
  occurredAt: new Date(at).toISOString(),
  reason: order.reason,
  instrument: order.heldAt === null || order.instrument === null ? null : instrumentOf(order.instrument),
  refundRef: null,
})

export function createOrders(store: Store, callbacks: Callbacks): Orders {
  function take({ order, event, at }: Step): OrderRecord {
    const known = store.get('orders', order.ref)
    if (known === order) return order
    const twice = order.instrument !== null && behaviourOf(order.instrument) === 'holds_and_calls_back_twice'
    const copies = twice && event === 'held' ? 2 : 1
    const owed = event === null ? [] : callbacks.changesFor(eventOf(order, event, at), copies)
    const key: Change[] = known ? [] : [['payKeys', order.payKey, order.ref]]
    store.commit([['orders', order.ref, order], ...key, ...owed])
    return order
  }

  function current(order: OrderRecord, now: number): OrderRecord {
    let latest = order
    for (let step = fallDue(latest, now); step !== null; step = fallDue(latest, now)) latest = take(step)
    return latest
  }

  function find(ref: string, now: number): OrderRecord | undefined {
    const order = store.get('orders', ref)
    return order && current(order, now)
  }

  return {
    find,
    findByPayKey: (payKey, now) => find(store.get('payKeys', payKey) ?? '', now),
    refundsOf: (ref) => [...store.all('refunds')].filter((refund) => refund.ref === ref),
    take,
    advance(now) {
      for (const order of store.all('orders')) current(order, now)
    },
  }
}
