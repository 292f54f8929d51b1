'use client'

import { useState, type ReactNode } from 'react'
import { Icon } from './icon'

type CopyFieldProps = {
  /** What is copied; shown as it is unless `children` shows it better. */
  text: string
  label: string
  copyLabel: string
  copiedLabel: string
  children?: ReactNode
}

/** A sentence to pass on: one tap selects it whole, the button copies it where script runs. */
export function CopyField({ text, label, copyLabel, copiedLabel, children }: CopyFieldProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <div className="copy">
      <div className="copy-text" role="group" aria-label={label}>
        {children ?? text}
      </div>
      <button type="button" className="button button-small" data-kind="quiet" onClick={() => void copy()}>
        <Icon name={copied ? 'check' : 'copy'} />
        <span role="status">{copied ? copiedLabel : copyLabel}</span>
      </button>
    </div>
  )
}
