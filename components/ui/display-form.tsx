import type { ReactNode } from 'react'
import { DISPLAY_ACTION } from './display'

/** A switch that works without script: it posts, and the reader comes back to the page. */
export function DisplayForm({ back, className, children }: { back: string; className?: string; children: ReactNode }) {
  return (
    <form action={DISPLAY_ACTION} method="post" className={className}>
      <input type="hidden" name="back" value={back} />
      {children}
    </form>
  )
}
