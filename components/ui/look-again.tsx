'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Keeps a page that waits up to date and reads its state out when it changes: with script in place, where focus and reading
 * position stay; without script the page loads itself again.
 */
export function LookAgain({ seconds, state }: { seconds: number; state: string }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => document.hidden || router.refresh(), seconds * 1000)
    return () => clearInterval(timer)
  }, [router, seconds])
  return (
    <>
      <p className="visually-hidden" role="status">
        {state}
      </p>
      <noscript>
        <meta httpEquiv="refresh" content={String(seconds)} />
      </noscript>
    </>
  )
}
