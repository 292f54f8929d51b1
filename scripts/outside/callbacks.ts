import { randomBytes } from 'node:crypto'
import type { Clock } from './clock'
import { attempt, nextAttemptAt, type Send } from './delivery'
import type { Fault, Faults } from './faults'
import type { CashierEvent } from './protocol'
import type { Change, EventRecord } from './records'
import type { Keys } from './signing'
import type { Store } from './store'

export type Callbacks = {
  /** The rows to write together with the act that the event tells of. */
  changesFor(event: Omit<CashierEvent, 'eventId'>, copies: number): Change[]
  /** Starts every delivery that is due. */
  pump(): void
  /** Resolves when no delivery is under way. */
  idle(): Promise<void>
}
type Parts = { store: Store; clock: Clock; faults: Faults; keys: Keys; url: string; send: Send }

const HELD_BACK_MOST_MS = 600_000
const AT_ONCE_MAX = 8

const rowOf = (record: EventRecord): Change => ['events', record.body.eventId, record]

function delayMsOf(fault: Fault | null): number {
  if (fault?.mode === 'delay') return fault.seconds * 1000
  return fault?.mode === 'reorder' ? HELD_BACK_MOST_MS : 0
}

function trickOf(fault: Fault | null): EventRecord['trick'] {
  const mode = fault?.mode
  return mode === 'replay' || mode === 'wrong_amount' || mode === 'bad_signature' ? mode : null
}

function createQueue({ store, clock, faults }: Parts): Callbacks['changesFor'] {
  let lastSeq = 0
  for (const { seq } of store.all('events')) lastSeq = Math.max(lastSeq, seq)

  return (event, copies) => {
    const fault = faults.take('cashier.callback')
    if (fault?.mode === 'silent') return []
    const now = clock.now()
    const eventId = `evt_${randomBytes(16).toString('base64url')}`
    const released = [...store.all('events')]
      .filter((record) => record.after === 'next')
      .map((record) => rowOf({ ...record, after: eventId, nextAt: now }))
    lastSeq += 1
    const record: EventRecord = {
      seq: lastSeq,
      body: { eventId, ...event },
      createdAt: now,
      attempts: 0,
      nextAt: now + delayMsOf(fault),
      copies: fault?.mode === 'duplicate' || fault?.mode === 'replay' ? 2 : copies,
      trick: trickOf(fault),
      after: fault?.mode === 'reorder' ? 'next' : null,
      givenUp: false,
    }
    return [...released, rowOf(record)]
  }
}

async function deliver({ store, clock, keys, url, send }: Parts, record: EventRecord): Promise<void> {
  await store.flushed()
  const now = () => clock.now()
  const taken = await attempt({ now, keys, url, send }, record)
  const attempts = record.attempts + 1
  const nextAt = nextAttemptAt(record.createdAt, attempts, now())
  const tried: EventRecord = { ...record, attempts, nextAt: nextAt ?? 0, after: null, givenUp: nextAt === null }
  store.commit([taken ? ['events', record.body.eventId, null] : rowOf(tried)])
}

/** The signed callbacks to the app: kept in the journal, delivered at least once, tried again for 72 h of the clock. */
export function createCallbacks(parts: Parts): Callbacks {
  const { store, clock } = parts
  const underWay = new Map<string, Promise<void>>()
  const refsUnderWay = new Set<string>()
  const waitsForAnother = ({ after }: EventRecord) =>
    after !== null && after !== 'next' && store.get('events', after)?.attempts === 0

  function start(record: EventRecord): void {
    const { eventId, ref } = record.body
    refsUnderWay.add(ref)
    const ended = () => {
      refsUnderWay.delete(ref)
      underWay.delete(eventId)
    }
    const goOn = () => {
      ended()
      pump()
    }
    // A delivery fails only when the journal does: then nothing more is tried.
    underWay.set(eventId, deliver(parts, record).then(goOn, ended))
  }

  function pump(): void {
    const now = clock.now()
    const due = [...store.all('events')].filter((record) => !record.givenUp && record.nextAt <= now)
    for (const record of due.sort((a, b) => a.seq - b.seq)) {
      if (underWay.size >= AT_ONCE_MAX) return
      if (!refsUnderWay.has(record.body.ref) && !waitsForAnother(record)) start(record)
    }
  }

  return {
    changesFor: createQueue(parts),
    pump,
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values())
    },
  }
}
