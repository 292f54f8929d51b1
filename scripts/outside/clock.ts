import type { Change } from './records'
import type { Store } from './store'

export type Clock = {
  /** Milliseconds since 1970 on the app's clock: its latest signed time and what really passed since. */
  now(): number
  latest(): number
  /** The row to write for a signed time; the clock never goes back. */
  observe(time: number): Change
}

/** Follows the app's clock, which in a demonstration may be moved forward, through the times that the app signs. */
export function createClock(store: Store, realNow: () => number): Clock {
  const row = () => store.get('clock', 'app')
  return {
    now() {
      const { aheadMs, latest } = row() ?? { aheadMs: 0, latest: 0 }
      return Math.max(realNow() + aheadMs, latest)
    },
    latest: () => row()?.latest ?? 0,
    observe(time) {
      const known = row()
      const aheadMs = time - realNow()
      return [
        'clock',
        'app',
        known
          ? { aheadMs: Math.max(known.aheadMs, aheadMs), latest: Math.max(known.latest, time) }
          : { aheadMs, latest: time },
      ]
    },
  }
}
