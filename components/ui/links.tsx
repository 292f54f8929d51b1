import type { ReactNode } from 'react'

/** Several text links in a line, each as high as a finger. */
export function Links({ children }: { children: ReactNode }) {
  return <p className="links">{children}</p>
}
