import type { ReactNode } from 'react'

const DRAWINGS = {
  waiting: (
    <g stroke="var(--jade)" strokeLinejoin="round">
      <path d="M26 62A34 34 0 0 1 60 28" />
      <path d="M94 40A34 34 0 0 1 60 74" strokeDasharray="1 5" />
      <rect x="47" y="34" width="26" height="34" rx="4" />
      <path d="M54 44h12M54 51h12M54 58h6" />
    </g>
  ),
  ended: (
    <g stroke="var(--ink-3)">
      <path d="M22 64A34 34 0 0 1 56 30" />
      <path d="M98 34A34 34 0 0 1 64 68" />
    </g>
  ),
  empty: (
    <g stroke="var(--ink-3)" strokeLinejoin="round">
      <rect x="44" y="26" width="32" height="42" rx="4" />
      <path d="M52 38h16M52 46h16M52 54h8" strokeDasharray="1 5" />
    </g>
  ),
}

type EmptyStateProps = {
  drawing: keyof typeof DRAWINGS
  title: ReactNode
  /** `h1` when the empty state is the whole page. */
  heading?: 'h1' | 'h2'
  align?: 'center' | 'left'
  children?: ReactNode
}

/** Says what will be here, or that nothing is left to do; with at most one way on. */
export function EmptyState({ drawing, title, heading: Heading = 'h2', align = 'center', children }: EmptyStateProps) {
  return (
    <div className={align === 'left' ? 'empty empty-left' : 'empty'}>
      <svg viewBox="0 0 120 96" fill="none" strokeWidth="2" strokeLinecap="round" aria-hidden="true" focusable="false">
        {DRAWINGS[drawing]}
      </svg>
      <Heading className={Heading === 'h1' ? 'title' : undefined}>{title}</Heading>
      {children}
    </div>
  )
}
