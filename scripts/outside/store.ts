import { openJournal, type WriteTo } from './journal'
import type { Change, TableName, Tables } from './records'

export type Store = {
  get<T extends TableName>(table: T, key: string): Tables[T] | undefined
  all<T extends TableName>(table: T): Iterable<Tables[T]>
  entries<T extends TableName>(table: T): Iterable<[string, Tables[T]]>
  size(table: TableName): number
  /** All of the changes or, after a crash, none: they are one line of the journal. */
  commit(changes: readonly Change[]): void
  /** Drops a row from memory only; it comes back with a restart. */
  forget(table: TableName, key: string): void
  flushed(): Promise<void>
  close(): Promise<void>
}

type Rows = { [T in TableName]: Map<string, Tables[T]> }
const emptyRows = (): Rows => ({
  clock: new Map(),
  nonces: new Map(),
  orders: new Map(),
  payKeys: new Map(),
  refunds: new Map(),
  events: new Map(),
  promises: new Map(),
  postings: new Map(),
  checks: new Map(),
  messages: new Map(),
  faults: new Map(),
})

/** The outside's whole memory: maps, rebuilt from the journal at start. */
export function openStore(file: string, writeTo?: WriteTo): Store {
  const rows = emptyRows()
  const put = ([table, key, value]: Change) => {
    const map = rows[table] as Map<string, unknown>
    if (value === null) map.delete(key)
    else map.set(key, value)
  }
  const journal = openJournal(file, (line) => (JSON.parse(line) as Change[]).forEach(put), writeTo)
  return {
    get: (table, key) => rows[table].get(key),
    all: (table) => rows[table].values(),
    entries: (table) => rows[table].entries(),
    size: (table) => rows[table].size,
    commit(changes) {
      if (changes.length === 0) return
      changes.forEach(put)
      journal.append(JSON.stringify(changes))
    },
    forget: (table, key) => void rows[table].delete(key),
    flushed: () => journal.flushed(),
    close: () => journal.close(),
  }
}
