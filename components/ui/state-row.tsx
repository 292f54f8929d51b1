import type { ReactNode } from 'react'

export type StateItem = { name: ReactNode; state: ReactNode }

/** The states of several things that belong together, side by side; each state is a Chip. */
export function StateRow({ label, items }: { label: string; items: StateItem[] }) {
  return (
    <dl className="state-row" aria-label={label}>
      {items.map((item, i) => (
        <div key={i}>
          <dt>{item.name}</dt>
          <dd>{item.state}</dd>
        </div>
      ))}
    </dl>
  )
}
