import { payoffOf } from './book-model'
import type { Instrument, Word } from './channel-model'
import { MINUTE, today, type Model, type Payment, type Wish } from './model'
import type { Act } from './operations'

/** The places of things of which this is true. */
export function which<T>(things: readonly T[], isSo: (thing: T, at: number) => boolean): number[] {
  return things.flatMap((thing, at) => (isSo(thing, at) ? [at] : []))
}

const INSTRUMENTS: Instrument[] = [
  ...Array.from({ length: 6 }, () => ({ kind: 'debit' as const, holderMatches: true })),
  { kind: 'balance', holderMatches: true },
  { kind: 'credit', holderMatches: true },
  { kind: 'unknown', holderMatches: true },
  { kind: 'debit', holderMatches: false },
]

/** The channel holds or took it: just now, a moment ago, or at the edge of what its order allows. */
export function moneyWord(model: Model, payment: number, how: number, state: 'held' | 'captured'): Word {
  const { at, orderEndsAt } = model.payments[payment]!
  const edges = [model.at, model.at - 1_000, orderEndsAt - 1, orderEndsAt, at + 1_000, model.at - 5 * MINUTE]
  const wished = how % 4 === 0 ? edges[(how >> 4) % edges.length]! : Math.min(model.at, orderEndsAt - 1)
  const heldAt = Math.min(Math.max(wished, at), model.at)
  return { state, heldAt, instrument: INSTRUMENTS[(how >> 2) % INSTRUMENTS.length]! }
}

/** A sum of a loan: all of it, a little more, nothing, or some. */
export function someSum(model: Model, loan: number, how: number): bigint {
  const payoff = payoffOf(model.loans[loan]!.book, today(model))
  const some = [payoff, payoff + 1n, 0n, 25_000n, payoff / 2n, 10_000n, 33_333n, 50_001n, 120_000n, payoff / 3n]
  return some[how % some.length]!
}

export const wishBy = (model: Model, loan: number, how: number): Wish =>
  how % 4 === 0 ? { amount: someSum(model, loan, how >> 2) } : { count: 1 + ((how >> 2) % 5 === 4 ? 1 : 0) }

export const OVER: Word[] = [
  { state: 'failed', reason: 'instrument_refused' },
  { state: 'failed', reason: 'payer_left' },
  { state: 'voided', reason: 'order_ended' },
  { state: 'voided', reason: 'hold_expired' },
]

export const isOwnWaiting = ({ kind, state, covers, cause }: Payment) =>
  kind === 'own' && state === 'held' && !covers && cause === undefined

/** Some words about a payment, the likely one first. A channel that took a waiting hold unasked would be at fault alone. */
export function wordsAbout(model: Model, payment: number, how: number): Word {
  const one = model.payments[payment]!
  if (one.state === 'created' && how % 5) return moneyWord(model, payment, how, 'held')
  if (how % 11 === 0 && !isOwnWaiting(one)) return moneyWord(model, payment, how, 'captured')
  if (how % 5 === 0) return moneyWord(model, payment, how, 'held')
  return how % 7 === 0 ? { state: 'processing' } : OVER[(how >> 3) % OVER.length]!
}

/** The lender's file never holds what its loan did not owe, nor an older day after a younger one. */
export const mayBooked = (model: Model, how: number): Act[] =>
  model.loans.flatMap(({ book }, loan) => {
    const payoff = payoffOf(book, today(model))
    const amount = how % 40 === 0 ? payoff : [1n, 10_000n, 33_333n, 50_001n][(how >> 3) % 4]!
    const isInOrder = book.bookedOn === undefined || book.bookedOn <= today(model)
    return amount > 0n && amount <= payoff && isInOrder ? [{ act: 'lenderBooks' as const, loan, amount }] : []
  })
