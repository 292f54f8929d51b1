import type { ReactNode } from 'react'
import { Icon } from './icon'

/** What every field of a form takes; the `id` is its name, so that an error summary finds it. */
export type FieldProps = {
  name: string
  label: ReactNode
  /** The label is read out but not shown, where a heading above already says it. */
  labelHidden?: boolean
  hint?: ReactNode
  /** The same words as in the error summary. */
  error?: string
  defaultValue?: string
}

/** The attributes that tie a control to its label, hint and error. */
export function controlAttributes({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return {
    id: name,
    name,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': describedBy || undefined,
  }
}

export function FieldError({ name, children }: { name: string; children: string }) {
  return (
    <p className="field-error" id={`${name}-error`}>
      <Icon name="cross" size="small" />
      {children}
    </p>
  )
}

/** Label, hint and error around one control. */
export function FieldFrame({ name, label, labelHidden, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={error ? 'field field-invalid' : 'field'}>
      <label htmlFor={name} className={labelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError name={name}>{error}</FieldError>}
      <div className="field-box">{children}</div>
    </div>
  )
}
