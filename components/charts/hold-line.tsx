import type { ReactNode } from 'react'

export type HoldPlace = {
  place: 'card' | 'held' | 'lender'
  title: ReactNode
  text: ReactNode
  /** Where the money is at this moment. */
  now?: boolean
}

/** Where the money lies before, during and after a hold. */
export function HoldLine({ places }: { places: HoldPlace[] }) {
  return (
    <ol className="hold-line">
      {places.map((place) => (
        <li
          key={place.place}
          data-place={place.place}
          data-now={place.now ? true : undefined}
          aria-current={place.now ? 'step' : undefined}
        >
          <b>{place.title}</b>
          <span>{place.text}</span>
        </li>
      ))}
    </ol>
  )
}
