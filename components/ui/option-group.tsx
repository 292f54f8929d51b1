import type { ReactNode } from 'react'
import { FieldError } from './field-frame'
import { Icon, type IconName } from './icon'

type OptionGroupProps = {
  name: string
  legend: ReactNode
  /** The question is the page's h1 and read out here only. */
  legendHidden?: boolean
  hint?: ReactNode
  error?: string
  children: ReactNode
}

/** One question with OptionCards as its answers. The id of the first card is the name, so an error summary finds it. */
export function OptionGroup({ name, legend, legendHidden, hint, error, children }: OptionGroupProps) {
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <fieldset id={`${name}-group`} aria-describedby={describedBy || undefined}>
      <legend className={legendHidden ? 'visually-hidden' : 'options-legend'}>{legend}</legend>
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError name={name}>{error}</FieldError>}
      <div className="options" data-error={error ? true : undefined}>
        {children}
      </div>
    </fieldset>
  )
}

type OptionCardProps = {
  name: string
  value: string
  /** Set on the first card of a group, to which the error summary leads. */
  id?: string
  title: ReactNode
  detail?: ReactNode
  icon?: IconName
  aside?: ReactNode
  type?: 'radio' | 'checkbox'
  /** What the person chose before; never a default of ours. */
  defaultChecked?: boolean
  disabled?: boolean
}

/** An answer that is as large as its meaning. */
export function OptionCard({
  name,
  value,
  id,
  title,
  detail,
  icon,
  aside,
  type = 'radio',
  defaultChecked,
  disabled,
}: OptionCardProps) {
  return (
    <label className="option">
      {/* Keyed by the answer: React resets forms after an action, and the given answer must survive that. */}
      <input
        key={String(defaultChecked)}
        id={id}
        type={type}
        name={name}
        value={value}
        defaultChecked={defaultChecked}
        disabled={disabled}
      />
      <span>
        <b>{title}</b>
        {detail && <span className="secondary">{detail}</span>}
      </span>
      {icon && <Icon name={icon} size="large" />}
      {aside && <span className="meta">{aside}</span>}
    </label>
  )
}
