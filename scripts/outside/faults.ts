import { fieldsOf, oneOf, optional, wholeNumber } from './body'
import { Problem } from './problem'
import {
  FAULT_MODES,
  FAULT_SWITCHES,
  type FaultCounter,
  type FaultMode,
  type FaultVerb,
  type SetFault,
} from './protocol'
import type { FaultRecord } from './records'
import type { Store } from './store'

export type Fault = { mode: FaultMode; seconds: number }
export type Faults = {
  set(body: unknown): FaultCounter[]
  list(): FaultCounter[]
  /** Uses up one of the switch that was set first for this verb; null where none is on. */
  take(verb: FaultVerb): Fault | null
}

const COUNT_MAX = 1_000_000
const PARTIES = ['cashier', 'lender', 'identity', 'catcher'] as const
const VERBS = [...new Set(Object.keys(FAULT_SWITCHES).map((name) => name.split('.')[1] ?? ''))]
const keyOf = (verb: FaultVerb, mode: FaultMode) => `${verb} ${mode}`
const isFaultVerb = (name: string): name is FaultVerb => Object.hasOwn(FAULT_SWITCHES, name)
const knows = (verb: FaultVerb, mode: FaultMode) => (FAULT_SWITCHES[verb] as readonly FaultMode[]).includes(mode)

/** The switches that make a party beyond us misbehave, each with a counter of its own that survives a restart. */
export function createFaults(store: Store): Faults {
  const list = () =>
    [...store.all('faults')].map(({ verb, mode, seconds, remaining, hits }) => ({
      fault: keyOf(verb, mode),
      seconds,
      remaining,
      hits,
    }))
  const write = (record: FaultRecord) => store.commit([['faults', keyOf(record.verb, record.mode), record]])
  return {
    list,
    set(body) {
      const asked = fieldsOf<Required<SetFault>>(body, {
        party: oneOf(PARTIES),
        verb: oneOf(VERBS),
        mode: oneOf(FAULT_MODES),
        count: wholeNumber(COUNT_MAX),
        seconds: optional(wholeNumber(72 * 3600), 0),
      })
      const { mode, seconds, count } = asked
      const verb = `${asked.party}.${asked.verb}`
      if (!isFaultVerb(verb) || !knows(verb, mode)) throw new Problem('body_invalid', { fields: ['verb', 'mode'] })
      const hits = store.get('faults', keyOf(verb, mode))?.hits ?? 0
      const seq = Math.max(0, ...[...store.all('faults')].map((record) => record.seq)) + 1
      write({ seq, verb, mode, seconds, remaining: count, hits })
      return list()
    },
    take(verb) {
      const on = [...store.all('faults')].filter((record) => record.verb === verb && record.remaining > 0)
      const first = on.sort((a, b) => a.seq - b.seq)[0]
      if (!first) return null
      write({ ...first, remaining: first.remaining - 1, hits: first.hits + 1 })
      return { mode: first.mode, seconds: first.seconds }
    },
  }
}
