import type { ReactNode } from 'react'

export type AuditItem = { key: string; time: ReactNode; actor: ReactNode; what: ReactNode; detail?: ReactNode }

/** Who did what, newest first. */
export function AuditList({ items }: { items: AuditItem[] }) {
  return (
    <ol className="audit-list">
      {items.map((item) => (
        <li key={item.key}>
          <p className="meta">
            {item.time} · {item.actor}
          </p>
          <p>
            {item.what}
            {item.detail && <span className="meta">{item.detail}</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}
