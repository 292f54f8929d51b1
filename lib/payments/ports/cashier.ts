import { fen, type Fen } from '@/lib/money/fen'
import { askOutside, OutsideProblem, OutsideUnknown } from '@/lib/outside'
import { fingerprint, isSignedByOutside } from '@/lib/privacy/cipher'
import {
  EVENT_KINDS,
  FEN_PATTERN,
  INSTRUMENT_KINDS,
  NONCE_PATTERN,
  ORDER_REASONS,
  ORDER_STATES,
  REF_PATTERN,
  SIGNED_HEADERS,
  signingString,
  TIME_PATTERN,
  type CaptureOrder,
  type CreateOrder,
  type RefundOrder,
} from '@/scripts/outside/protocol'
import * as z from 'zod'
import { isAbout, type OrderSaid } from '../rules'

const ref = z.string().regex(REF_PATTERN)
const amount = z
  .string()
  .regex(FEN_PATTERN)
  .transform((text) => fen(BigInt(text)))
const time = z
  .string()
  .regex(TIME_PATTERN)
  .transform((text) => new Date(text))
const instrument = z.object({ kind: z.enum(INSTRUMENT_KINDS), tail: z.string().max(20), holderMatches: z.boolean() })

const orderStatus = z.object({
  ref,
  state: z.enum(ORDER_STATES),
  amountFen: amount.nullable(),
  heldAt: time.nullable(),
  capturedAt: time.nullable(),
  reason: z.enum(ORDER_REASONS).nullable(),
  instrument: instrument.nullable(),
})
const createdOrder = z.object({ ref, payUrl: z.url().max(500), state: z.enum(ORDER_STATES) })
const refundAnswer = z.object({ ref, refundRef: ref, amountFen: amount, refundedAt: time })
const cashierEvent = z.object({ eventId: z.string().min(1).max(100), kind: z.enum(EVENT_KINDS), ref })

const PATH = '/v1/cashier/orders'

/** An answer that has not the form agreed on, or speaks of another thing, is no answer. */
function read<Schema extends z.ZodType<{ ref: string }>>(
  schema: Schema,
  said: unknown,
  about: string,
): z.output<Schema> {
  const parsed = schema.safeParse(said)
  if (!parsed.success || parsed.data.ref !== about) throw new OutsideUnknown('the cashier answered something else')
  return parsed.data
}

export type Order = {
  ref: string
  amountFen: Fen
  subject: 'own_repayment' | 'friend_repayment'
  returnUrl: string
  orderEndsAt: Date
  payerId: string
}

/** Places an order, once per reference; `payUrl` is where the payer chooses his instrument. Throws OutsideProblem on a no. */
export async function placeOrder(order: Order, now: Date): Promise<{ payUrl: string }> {
  const body: CreateOrder = {
    ref: order.ref,
    amountFen: String(order.amountFen),
    subject: order.subject,
    returnUrl: order.returnUrl,
    orderEndAt: order.orderEndsAt.toISOString(),
    accept: ['debit', 'balance'],
    // A person's id is random and known to us alone, so its hash tells the cashier nothing but "the same payer".
    payerToken: fingerprint(`payer|${order.payerId}`),
  }
  const { payUrl } = read(createdOrder, await askOutside('POST', PATH, body, now), order.ref)
  return { payUrl }
}

export type OrderAnswer = OrderSaid | 'no_such_order'
/** An order as we know it: an answer that speaks of another sum is no answer. */
export type KnownOrder = { ref: string; amountFen: Fen }

function readStatus(answer: unknown, order: KnownOrder): OrderSaid {
  const said = read(orderStatus, answer, order.ref)
  if (!isAbout(order, said)) throw new OutsideUnknown('the cashier answered another sum')
  return said
}

/** What became of an order. */
export async function queryOrder(order: KnownOrder, now: Date): Promise<OrderAnswer> {
  try {
    return readStatus(await askOutside('GET', `${PATH}/${order.ref}`, undefined, now), order)
  } catch (error) {
    if (error instanceof OutsideProblem && error.problem.code === 'not_found') return 'no_such_order'
    throw error
  }
}

/** A plain no to a capture; anything else (a signature too old, a fault of theirs) is asked again. */
const CAPTURE_NOS = new Set<string>(['refused', 'wrong_state', 'amount_differs', 'not_found'])

/** Takes what is held; asked again it changes nothing. Where the channel says no, its state tells what is true. */
export async function captureOrder(order: KnownOrder, now: Date): Promise<{ isRefused: boolean; said: OrderAnswer }> {
  const body: CaptureOrder = { amountFen: String(order.amountFen) }
  try {
    const said = readStatus(await askOutside('POST', `${PATH}/${order.ref}/capture`, body, now), order)
    return { isRefused: false, said }
  } catch (error) {
    if (error instanceof OutsideProblem && CAPTURE_NOS.has(error.problem.code)) {
      return { isRefused: true, said: await queryOrder(order, now) }
    }
    throw error
  }
}

/** Gives up an order, known to the channel or not. What was captured cannot be given up: then its state says so. */
export async function voidOrder(order: KnownOrder, now: Date): Promise<OrderAnswer> {
  try {
    return readStatus(await askOutside('POST', `${PATH}/${order.ref}/void`, {}, now), order)
  } catch (error) {
    if (error instanceof OutsideProblem && error.problem.code === 'wrong_state') return queryOrder(order, now)
    throw error
  }
}

/** Gives captured money back to the instrument it came from, once per refund reference. */
export async function refundOrder(
  order: { orderRef: string; refundRef: string; amountFen: Fen },
  now: Date,
): Promise<{ refundedAt: Date }> {
  const body: RefundOrder = { refundRef: order.refundRef, amountFen: String(order.amountFen) }
  const said = await askOutside('POST', `${PATH}/${order.orderRef}/refunds`, body, now)
  const answer = read(refundAnswer, said, order.orderRef)
  if (answer.refundRef !== order.refundRef || answer.amountFen !== order.amountFen) {
    throw new OutsideUnknown('the cashier answered another refund')
  }
  return { refundedAt: answer.refundedAt }
}

export type ChannelEvent = { eventId: string; ref: string; signature: string }

/**
 * A callback that the cashier signed, or nothing. A replayed one is recorded once by its event id and only makes us ask, so its
 * age does not matter.
 */
export function channelEventOf(request: {
  method: string
  path: string
  headers: Headers
  body: Buffer
}): ChannelEvent | undefined {
  const [time, nonce, signature] = [SIGNED_HEADERS.time, SIGNED_HEADERS.nonce, SIGNED_HEADERS.signature].map(
    (name) => request.headers.get(name) ?? '',
  ) as [string, string, string]
  if (!TIME_PATTERN.test(time) || !NONCE_PATTERN.test(nonce)) return undefined
  const { method, path } = request
  const text = request.body.toString()
  if (!isSignedByOutside(signingString({ method, path, bodyHash: fingerprint(text), time, nonce }), signature))
    return undefined
  const event = eventIn(text)
  return event && { ...event, signature: [time, nonce, signature].join(' ') }
}

function eventIn(text: string): { eventId: string; ref: string } | undefined {
  try {
    const parsed = cashierEvent.safeParse(JSON.parse(text))
    return parsed.success ? { eventId: parsed.data.eventId, ref: parsed.data.ref } : undefined
  } catch {
    return undefined
  }
}

/** Which order a recorded callback is about. */
export const orderRefIn = (body: Buffer): string | undefined => eventIn(body.toString())?.ref
