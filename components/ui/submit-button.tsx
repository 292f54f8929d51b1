'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'

type SubmitButtonProps = {
  kind?: 'primary' | 'quiet' | 'danger'
  small?: boolean
  name?: string
  value?: string
  /** What the button says from the tap to the answer, e.g. 处理中. */
  pendingLabel: string
  children: ReactNode
}

/** A submit button that says that it is at work; without script it is an ordinary one. */
export function SubmitButton({ kind = 'primary', small, name, value, pendingLabel, children }: SubmitButtonProps) {
  const { pending, data } = useFormStatus()
  const mine = pending && (name === undefined || data.get(name) === value)
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={small ? 'button button-small' : 'button'}
      data-kind={kind}
      aria-busy={mine}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
    >
      {mine ? pendingLabel : children}
    </button>
  )
}
