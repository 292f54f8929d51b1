import { describe, expect, test } from 'vitest'
import { courseOf, stretchesOf } from './course'

const at = (minute: number) => new Date(Date.UTC(2026, 11, 12, 2, minute))
const never = { heldAt: null, capturedAt: null, postedAt: null, endedAt: null }
const turnsOf = (facts: Parameters<typeof courseOf>[0]) => courseOf(facts).map(({ turn }) => turn)

describe('what happened to the money', () => {
  test.each([
    ['nothing before a hold', { ...never, state: 'created' }, []],
    ['nothing where it failed unheld', { ...never, state: 'failed', endedAt: at(9) }, []],
    ['held', { ...never, state: 'held', heldAt: at(1) }, ['hold']],
    ['released', { ...never, state: 'voided', heldAt: at(1), endedAt: at(3) }, ['hold', 'release']],
    ['captured', { ...never, state: 'captured', heldAt: at(1), capturedAt: at(2) }, ['hold', 'capture']],
    [
      'posted',
      { ...never, state: 'captured', heldAt: at(1), capturedAt: at(2), postedAt: at(3) },
      ['hold', 'capture', 'post'],
    ],
    [
      'given back',
      { ...never, state: 'refunded', heldAt: at(1), capturedAt: at(2), endedAt: at(4) },
      ['hold', 'capture', 'refund'],
    ],
    [
      'taken late and given back',
      { ...never, state: 'refunded', capturedAt: at(2), endedAt: at(4) },
      ['capture', 'refund'],
    ],
  ] as const)('%s', (_, facts, turns) => {
    expect(turnsOf(facts)).toEqual(turns)
  })
})

describe('the path through the lanes', () => {
  test('is one line without a gap, open at its end only', () => {
    const turns = [{ turn: 'hold' }, { turn: 'capture' }, { turn: 'post' }] as const
    const path = stretchesOf(turns)
    expect(path.map(({ lane }) => lane)).toEqual([0, 0, 1, 2])
    path.slice(1).forEach(({ from }, i) => expect(from).toBe(path[i]?.to))
    expect(path.map(({ isOpen }) => isOpen)).toEqual([false, false, false, true])
    expect(path.map(({ isHeld }) => isHeld)).toEqual([false, true, false, false])
  })

  test('of money that is held ends in the payer’s lane', () => {
    expect(stretchesOf([{ turn: 'hold' }]).at(-1)).toEqual({
      lane: 0,
      from: 0,
      to: undefined,
      isHeld: true,
      isOpen: true,
    })
  })
})
