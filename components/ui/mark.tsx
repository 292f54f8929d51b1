/** Two arcs that meet without closing: two people, one hand-over. */
export function Mark({ size = 'medium' }: { size?: 'small' | 'medium' | 'large' }) {
  return (
    <svg
      className={`mark mark-${size}`}
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="4"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M4 14a8 8 0 0 1 8-8" stroke="var(--jade)" />
      <path d="M20 10a8 8 0 0 1-8 8" stroke="var(--apricot)" />
    </svg>
  )
}
