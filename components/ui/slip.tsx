import type { ReactNode } from 'react'

type SlipProps = { label: string; look?: 'hero'; children: ReactNode }

/** The paper that both arcs hold: used where a record is handed over, and nowhere else. */
export function Slip({ label, look, children }: SlipProps) {
  return (
    <section className={look ? `slip slip-${look}` : 'slip'} aria-label={label}>
      <svg className="slip-arc" data-party="borrower" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M2 21A19 19 0 0 1 21 2" />
      </svg>
      <div className="slip-paper">{children}</div>
      <svg className="slip-arc" data-party="friend" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M22 3A19 19 0 0 1 3 22" />
      </svg>
    </section>
  )
}

/** The dashed line across a slip. */
export function SlipCut() {
  return <hr className="slip-cut" />
}
