import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type SeesRow = { icon: IconName; when: ReactNode; what: ReactNode }

/** What another person sees, and when: at once, after a check, never. Also for limits that are facts with a date. */
export function SeesList({ rows }: { rows: SeesRow[] }) {
  return (
    <dl className="sees">
      {rows.map((row, i) => (
        <div key={i}>
          <dt>
            <Icon name={row.icon} />
            {row.when}
          </dt>
          <dd>{row.what}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What can still be undone, each with its date. */
export function LimitList({ rows }: { rows: SeesRow[] }) {
  return (
    <dl className="limits">
      {rows.map((row, i) => (
        <div key={i}>
          <dt>
            <Icon name={row.icon} />
            {row.when}
          </dt>
          <dd>{row.what}</dd>
        </div>
      ))}
    </dl>
  )
}
