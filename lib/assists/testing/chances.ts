import fc from 'fast-check'
import { whyNoLink } from './asking-model'
import { startOf } from './book-model'
import { HOUR, MINUTE, today, type Model } from './model'
import type { Act, Operation } from './operations'
import { anyActs } from './any-acts'
import { ripeActs, WEIGHTS } from './ripe-acts'

/** Some numbers by chance. What they mean depends on how things stand when they are used. */
export type Dice = { isRipe: boolean; kind: number; which: number; how: number; time: number; wait: number }

const BIG = 1_000_000

/** A run of so many throws: most lead to something that is just possible, the others to anything with anything. */
export const dice = (operations: number): fc.Arbitrary<Dice[]> =>
  fc.array(
    fc.record({
      isRipe: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      ...{ kind: fc.nat(BIG), which: fc.nat(BIG), how: fc.nat(BIG), time: fc.nat(99), wait: fc.nat(BIG) },
    }),
    { minLength: operations, maxLength: operations },
  )

/** The instants at which something ends or begins by itself, soonest first. */
function turningPoints(model: Model): number[] {
  const points = [
    ...model.assists.filter(({ state }) => state === 'asking').map(({ answerBy }) => answerBy),
    ...model.agreements.flatMap(({ state, signBy, payBy }) =>
      state === 'signed' ? [signBy] : state === 'in_force' ? [payBy ?? 0] : [],
    ),
    ...model.payments.flatMap(({ state, orderEndsAt, coolUntil, heldAt }) =>
      state === 'created'
        ? [orderEndsAt, orderEndsAt + 15 * MINUTE]
        : state === 'held'
          ? [coolUntil ?? 0, (heldAt ?? 0) + 15 * MINUTE]
          : [],
    ),
    startOf(today(model) + 1),
  ]
  return [...new Set(points)].filter((point) => point > model.at).toSorted((a, b) => a - b)
}

/** Whether nothing can be asked for weeks, and nothing is asked. */
const isIdle = (model: Model): boolean =>
  !model.assists.some(({ state }) => state === 'asking' || state === 'covered') &&
  model.loans.every(({ borrower }) => whyNoLink(model, borrower) !== undefined)

/** Whether money may move within minutes. */
const isHot = (model: Model): boolean =>
  model.payments.some(({ state, orderEndsAt }) => state === 'created' && orderEndsAt > model.at) ||
  model.agreements.some(({ state }) => state === 'signed' || state === 'in_force') ||
  model.quotes.some(({ expiresAt, agreement }) => agreement !== undefined && expiresAt > model.at)

/** Mostly seconds pass; sometimes until a turning point, to the millisecond, one before or one after; seldom hours or weeks. */
function afterOf(model: Model, { time, wait }: Dice): number {
  if (isIdle(model) && time < 50) return (6 + (wait % 26)) * 24 * HOUR
  if (time < (isHot(model) ? 92 : 86)) return 1_000 + (wait % 40_000)
  if (time < (isHot(model) ? 94 : 90)) return MINUTE + (wait % (9 * MINUTE))
  if (time < 97) {
    const points = turningPoints(model)
    const point = points[(wait >> 4) % Math.min(points.length, 2)] ?? model.at + HOUR
    return Math.max(1, point - model.at + ((wait >> 2) % 3) - 1)
  }
  return time < 99 || wait % 3 ? HOUR + (wait % (20 * HOUR)) : (6 + (wait % 30)) * 24 * HOUR
}

/** All that may be chosen, each kind as often as it weighs. */
const weighed = (acts: Record<string, Act[]>, weights: Record<string, number>): Act[][] =>
  Object.entries(acts).flatMap(([kind, those]) =>
    those.length === 0 ? [] : Array.from({ length: weights[kind] ?? 1 }, () => those),
  )

/** The operation that a throw means here. */
export function operationOf(model: Model, thrown: Dice): Operation {
  const after = afterOf(model, thrown)
  const then = { ...model, at: model.at + after }
  const ripe = thrown.isRipe ? weighed(ripeActs(then, thrown.how), WEIGHTS) : []
  const kinds = ripe.length > 0 ? ripe : weighed(anyActs(then, thrown.how), {})
  const those = kinds[thrown.kind % kinds.length]!
  return { after, ...those[thrown.which % those.length]! }
}
