import type { ReactNode } from 'react'

/** Sticks to the bottom and holds one or two acts of equal size; `pair` puts two short ones (≤ 7 Han) side by side. */
export function BottomBar({ tip, pair, children }: { tip?: ReactNode; pair?: boolean; children: ReactNode }) {
  return (
    <div className={pair ? 'bar bar-pair' : 'bar'}>
      {tip && <p className="bar-tip">{tip}</p>}
      {children}
    </div>
  )
}
