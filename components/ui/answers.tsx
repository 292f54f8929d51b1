import type { ReactNode } from 'react'

/** The answers of a form, to be checked before the one act that follows. */
export function Answers({ children }: { children: ReactNode }) {
  return <dl className="answers">{children}</dl>
}

type AnswerProps = {
  label: ReactNode
  detail?: ReactNode
  /** Leads back to the question; the label is read out after "change". */
  change?: { href: string; text: string }
  children: ReactNode
}

export function Answer({ label, detail, change, children }: AnswerProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {detail && <span className="meta">{detail}</span>}
      </dd>
      {change && (
        <dd className="answers-change">
          <a href={change.href}>
            {change.text}
            <span className="visually-hidden">{label}</span>
          </a>
        </dd>
      )}
    </div>
  )
}
