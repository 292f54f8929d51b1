import type { ReactNode } from 'react'
import { PartyAvatar } from './party-avatar'

type TwoRoadsProps = { fromInitial: string; toInitial: string; first: ReactNode; second: ReactNode }

/** Two things that travel apart: the first from the asker, the second fetched by the friend. */
export function TwoRoads({ fromInitial, toInitial, first, second }: TwoRoadsProps) {
  return (
    <div className="roads">
      <svg className="roads-arcs" viewBox="0 0 343 132" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d="M40 42.3A145 56 0 0 1 264.7 23.1" data-party="borrower" vectorEffect="non-scaling-stroke" />
        <path d="M303 89.7A145 56 0 0 1 78.3 108.9" data-party="friend" vectorEffect="non-scaling-stroke" />
      </svg>
      <PartyAvatar party="borrower" initial={fromInitial} />
      <div className="roads-words">
        <p>{first}</p>
        <p>{second}</p>
      </div>
      <PartyAvatar party="friend" initial={toInitial} />
    </div>
  )
}
