import type { Instrument } from './protocol'

export type Behaviour =
  | 'holds'
  | 'holds_and_calls_back_twice'
  | 'asks_for_a_code'
  | 'refuses'
  | 'has_too_little'
  | 'answers_slowly'
  | 'answers_late'
  | 'never_answers'
  | 'holds_after_void'
  | 'captures_after_void'
export type InstrumentGroup = 'pays' | 'refuses' | 'unclear' | 'other_money'
type TestInstrument = Instrument & { group: InstrumentGroup; behaviour: Behaviour }

const own = (tail: string, group: InstrumentGroup, behaviour: Behaviour): TestInstrument => ({
  kind: 'debit',
  tail,
  holderMatches: true,
  group,
  behaviour,
})

/** The test instruments of the pay page, in its order. */
export const INSTRUMENTS = {
  debit_pays: own('6621', 'pays', 'holds'),
  debit_code: own('2048', 'pays', 'asks_for_a_code'),
  debit_twice: own('2222', 'pays', 'holds_and_calls_back_twice'),
  balance_wallet: { ...own('8801', 'pays', 'holds'), kind: 'balance' },
  debit_refuses: own('0005', 'refuses', 'refuses'),
  debit_insufficient: own('0013', 'refuses', 'has_too_little'),
  credit_card: { ...own('4417', 'other_money', 'holds'), kind: 'credit' },
  unnamed_kind: { ...own('7070', 'other_money', 'holds'), kind: 'unknown' },
  card_of_another: { ...own('9902', 'other_money', 'holds'), holderMatches: false },
  debit_slow: own('3060', 'unclear', 'answers_slowly'),
  debit_late: own('3900', 'unclear', 'answers_late'),
  debit_silent: own('3404', 'unclear', 'never_answers'),
  debit_held_after_void: own('3501', 'unclear', 'holds_after_void'),
  debit_captured_after_void: own('3502', 'unclear', 'captures_after_void'),
} as const satisfies Record<string, TestInstrument>
export type InstrumentId = keyof typeof INSTRUMENTS
export const INSTRUMENT_IDS = Object.keys(INSTRUMENTS) as InstrumentId[]
export const INSTRUMENT_GROUPS: readonly InstrumentGroup[] = ['pays', 'refuses', 'other_money', 'unclear']

export const CODE_OF_THE_TEST_CARD = '123456'
export const CODE_TRIES = 3
/** How long the slow card thinks, and how long after the order's end the late one answers. */
export const SLOW_ANSWER_MS = 60_000
export const LATE_ANSWER_MS = 60_000
/** How long after our void the two late cards say yes. */
export const YES_AFTER_VOID_MS = 10_000

export const behaviourOf = (id: InstrumentId): Behaviour => INSTRUMENTS[id].behaviour

export function instrumentOf(id: InstrumentId): Instrument {
  const { kind, tail, holderMatches } = INSTRUMENTS[id]
  return { kind, tail, holderMatches }
}

export const isInstrumentId = (text: string): text is InstrumentId => Object.hasOwn(INSTRUMENTS, text)
