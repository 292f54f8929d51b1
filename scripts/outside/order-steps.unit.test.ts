import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_OF_THE_TEST_CARD, INSTRUMENT_IDS } from './instruments'
import { captureOrder, enterCode, fallDue, leaveOrder, submitInstrument, voidOrder, type Step } from './order-steps'
import { newOrder } from './orders'
import { Problem } from './problem'
import type { CreateOrder, EventKind } from './protocol'
import type { OrderRecord } from './records'

const START = Date.parse('2026-11-24T02:00:00.000Z')
const REQUEST: CreateOrder = {
  ref: 'pay_1',
  amountFen: '41250',
  subject: 'own_repayment',
  returnUrl: 'http://localhost:3000/',
  orderEndAt: '2026-11-24T02:15:00.000Z',
  accept: ['debit'],
  payerToken: 'x',
}

type Act = (order: OrderRecord, now: number) => Step
const acts = fc.oneof(
  fc.constantFrom(...INSTRUMENT_IDS).map<Act>((id) => (order, now) => submitInstrument(order, id, now)),
  fc.constantFrom(CODE_OF_THE_TEST_CARD, '0').map<Act>((code) => (order, now) => enterCode(order, code, now)),
  fc.constantFrom<Act>(leaveOrder, voidOrder, (order, now) => captureOrder(order, '41250', now)),
)
const moves = fc.array(fc.tuple(acts, fc.constantFrom(0, 1000, 60_000, 900_000, 8 * 86_400_000)), { maxLength: 12 })

/** Which states a callback may follow: nothing but a late yes leads out of an ended order. */
const MAY_FOLLOW: Record<EventKind, readonly (EventKind | 'start')[]> = {
  held: ['start', 'voided'],
  failed: ['start'],
  captured: ['held', 'voided'],
  voided: ['start', 'held'],
  refunded: [],
}

/** Plays the moves and gives every order with the event that led to it. */
function play(made: readonly (readonly [Act, number])[]): Step[] {
  const steps: Step[] = []
  let order = newOrder('pay_1', REQUEST)
  let now = START
  const take = (step: Step) => {
    if (step.order !== order) steps.push(step)
    order = step.order
  }
  for (const [act, wait] of made) {
    now += wait
    for (let due = fallDue(order, now); due !== null; due = fallDue(order, now)) take(due)
    try {
      take(act(order, now))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  return steps
}

test('whatever is done in whatever order, an order tells one consistent story', () => {
  fc.assert(
    fc.property(moves, (made) => {
      const steps = play(made)
      const told = steps.flatMap(({ event }) => (event === null ? [] : [event]))
      told.forEach((kind, index) => expect(MAY_FOLLOW[kind]).toContain(told[index - 1] ?? 'start'))
      expect(told.filter((kind) => kind === 'captured').length).toBeLessThanOrEqual(1)
      for (const { order, event } of steps) {
        if (event !== null) expect(order.state).toBe(event)
        expect(order.endedAt !== null).toBe(order.state === 'voided' || order.state === 'failed')
        expect(order.reason !== null).toBe(order.state === 'voided' || order.state === 'failed')
        expect(order.capturedAt !== null).toBe(order.state === 'captured')
        if (order.state === 'held' || order.state === 'captured') expect(order.heldAt).not.toBeNull()
      }
    }),
    { numRuns: 2000 },
  )
})
