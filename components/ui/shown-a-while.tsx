'use client'

import type { Shown } from '@/lib/refusal'
import { useEffect, useState } from 'react'

type ShownAWhileProps = {
  shown: Shown
  /** One for each value. */
  labels: string[]
  untilLabel: string
  overText: string
  /** Where a browser without script is led when the time is over. */
  overHref: string
}

/** Values that may be seen for a while only: then they are gone from the page, and what else was typed on it stays. */
export function ShownAWhile({ shown, labels, untilLabel, overText, overHref }: ShownAWhileProps) {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), shown.seconds * 1000)
    return () => clearTimeout(timer)
  }, [shown])
  if (isOver) return <p role="status">{overText}</p>
  return (
    <div role="status" className="shown-once">
      <noscript>
        <meta httpEquiv="refresh" content={`${shown.seconds};url=${overHref}`} />
      </noscript>
      {shown.values.map((value, index) => (
        <p key={labels[index]}>
          <span className="meta">{labels[index]}</span> <strong className="num">{value}</strong>
        </p>
      ))}
      <p className="meta">
        {untilLabel} <time className="num">{shown.until}</time>
      </p>
    </div>
  )
}
