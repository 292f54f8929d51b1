import type { ReactNode } from 'react'
import type { Party } from './party'

/** A list of names and values. `tight` inside a slip, `bare` outside a card. */
export function Rows({ variant, children }: { variant?: 'tight' | 'bare'; children: ReactNode }) {
  return <dl className={variant ? `rows rows-${variant}` : 'rows'}>{children}</dl>
}

type RowProps = {
  label: ReactNode
  /** A dot in the colour of the person or lender that the row is about. */
  party?: Party
  /** A small line under the value. */
  detail?: ReactNode
  /** The sum of the rows above. */
  total?: boolean
  children: ReactNode
}

export function Row({ label, party, detail, total, children }: RowProps) {
  return (
    <div className={total ? 'rows-total' : undefined}>
      <dt>
        {party && <i className="party-dot" data-party={party} />}
        {label}
      </dt>
      <dd>
        {children}
        {detail && <span className="meta">{detail}</span>}
      </dd>
    </div>
  )
}
