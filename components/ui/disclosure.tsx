import type { ReactNode } from 'react'

/** Words that open on request: "why", "see the table". Native, so it works without script. */
export function Disclosure({
  summary,
  why,
  open,
  children,
}: {
  summary: ReactNode
  why?: boolean
  open?: boolean
  children: ReactNode
}) {
  return (
    <details className="disclosure" open={open}>
      <summary>{summary}</summary>
      {why ? <div className="disclosure-why">{children}</div> : children}
    </details>
  )
}
