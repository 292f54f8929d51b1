import type { ReactNode } from 'react'

type BottomBarProps = {
  tip?: ReactNode
  /** Two short acts (≤ 7 Han) side by side. */
  pair?: boolean
  /** Four acts of equal weight, always two and two: all of them stay in sight, however large the text is. */
  four?: boolean
  children: ReactNode
}

/** Sticks to the bottom and holds acts of equal size. */
export function BottomBar({ tip, pair, four, children }: BottomBarProps) {
  return (
    <div className={['bar', pair && 'bar-pair', four && 'bar-four'].filter(Boolean).join(' ')}>
      {tip && <p className="bar-tip">{tip}</p>}
      {children}
    </div>
  )
}
