import { fen, fieldsOf, oneOf, ref, text, time } from './body'
import type { Callbacks } from './callbacks'
import { instrumentOf } from './instruments'
import { captureOrder, statusOf, voidOrder } from './order-steps'
import { eventOf, newOrder, type Orders } from './orders'
import { Problem } from './problem'
import {
  ACCEPTED_KINDS,
  SUBJECTS,
  type AcceptedKind,
  type CaptureOrder,
  type CreatedOrder,
  type CreateOrder,
  type RefundAnswer,
  type RefundOrder,
} from './protocol'
import type { OrderRecord, RefundRecord } from './records'
import { answer, assertSameContent, found, type Answer, type Call, type SignedRoute } from './route'
import type { Store } from './store'

type Parts = { store: Store; orders: Orders; callbacks: Callbacks; origin: string }

const refuseIfAsked = ({ fault }: Call) => {
  if (fault?.mode === 'refuse') throw new Problem('refused')
}

/** An http(s) address of at most 500 characters whose host can stand in a content security policy. */
function returnUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 500 || !URL.canParse(value)) return undefined
  const { protocol, host, username, password } = new URL(value)
  const plain = /^(https?):$/.test(protocol) && /^[a-z0-9.-]+(:\d+)?$/.test(host) && username === '' && password === ''
  return plain ? value : undefined
}

function acceptedKinds(value: unknown): AcceptedKind[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > ACCEPTED_KINDS.length) return undefined
  const kinds = ACCEPTED_KINDS.filter((kind) => value.includes(kind))
  return kinds.length === value.length ? kinds : undefined
}

const status = ({ orders }: Parts, order: OrderRecord): Answer => answer(statusOf(order, orders.refundsOf(order.ref)))

function create({ orders, origin }: Parts, call: Call): Answer {
  const asked = fieldsOf<CreateOrder>(call.body, {
    ref,
    amountFen: fen,
    subject: oneOf(SUBJECTS),
    returnUrl,
    orderEndAt: time,
    accept: acceptedKinds,
    payerToken: text(200),
  })
  const created = (order: OrderRecord): Answer => {
    const body: CreatedOrder = {
      ref: order.ref,
      payUrl: `${origin}/pay/${order.payKey}`,
      state: statusOf(order, []).state,
    }
    return answer(body)
  }
  const known = orders.find(asked.ref, call.now)
  if (known?.request) assertSameContent(known.request, asked)
  if (known?.request) return created(known)
  refuseIfAsked(call)
  // What was voided before it arrived takes its content and stays voided.
  if (known) return created(orders.take({ order: { ...known, request: asked }, event: null, at: call.now }))
  if (Date.parse(asked.orderEndAt) <= call.now) throw new Problem('order_end_past')
  return created(orders.take({ order: newOrder(asked.ref, asked), event: null, at: call.now }))
}

function capture(parts: Parts, call: Call): Answer {
  const { amountFen } = fieldsOf<CaptureOrder>(call.body, { amountFen: fen })
  const step = captureOrder(found(parts.orders.find(call.ref, call.now)), amountFen, call.now)
  if (step.event !== null) refuseIfAsked(call)
  return status(parts, parts.orders.take(step))
}

function cancel(parts: Parts, call: Call): Answer {
  fieldsOf<object>(call.body, {})
  refuseIfAsked(call)
  const order = parts.orders.find(call.ref, call.now) ?? newOrder(call.ref, null)
  return status(parts, parts.orders.take(voidOrder(order, call.now)))
}

function refundAnswer(order: OrderRecord, { refundRef, amountFen, refundedAt }: RefundRecord): Answer {
  if (order.instrument === null) throw new Problem('internal')
  const at = new Date(refundedAt).toISOString()
  const body: RefundAnswer = {
    ref: order.ref,
    refundRef,
    amountFen,
    refundedAt: at,
    instrument: instrumentOf(order.instrument),
  }
  return answer(body)
}

function refund({ store, orders, callbacks }: Parts, call: Call): Answer {
  const asked = fieldsOf<RefundOrder>(call.body, { refundRef: ref, amountFen: fen })
  const order = found(orders.find(call.ref, call.now))
  const known = store.get('refunds', asked.refundRef)
  if (known) {
    assertSameContent([known.ref, known.amountFen], [call.ref, asked.amountFen])
    return refundAnswer(order, known)
  }
  if (order.state !== 'captured') throw new Problem('wrong_state', { state: order.state })
  const before = orders.refundsOf(order.ref).reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n)
  if (before + BigInt(asked.amountFen) > BigInt(order.request?.amountFen ?? 0)) throw new Problem('refund_too_large')
  refuseIfAsked(call)
  const made: RefundRecord = { ...asked, ref: order.ref, refundedAt: call.now }
  const event = { ...eventOf(order, 'refunded', call.now), ...asked }
  store.commit([['refunds', made.refundRef, made], ...callbacks.changesFor(event, 1)])
  return refundAnswer(order, made)
}

/** The payment channel: orders that are held, captured, voided, refunded and asked about by the caller's reference. */
export function cashierRoutes(parts: Parts): SignedRoute[] {
  const orderPath = '/v1/cashier/orders/:ref'
  return [
    { method: 'POST', path: '/v1/cashier/orders', verb: 'cashier.create', act: (call) => create(parts, call) },
    {
      method: 'GET',
      path: orderPath,
      verb: 'cashier.query',
      act: (call) => status(parts, found(parts.orders.find(call.ref, call.now))),
    },
    { method: 'POST', path: `${orderPath}/capture`, verb: 'cashier.capture', act: (call) => capture(parts, call) },
    { method: 'POST', path: `${orderPath}/void`, verb: 'cashier.void', act: (call) => cancel(parts, call) },
    { method: 'POST', path: `${orderPath}/refunds`, verb: 'cashier.refund', act: (call) => refund(parts, call) },
  ]
}
