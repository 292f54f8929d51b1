import type { ReactNode } from 'react'
import { FieldError } from './field-frame'

type CheckboxProps = {
  name: string
  value?: string
  label: ReactNode
  /** What the consent means, in one line. */
  detail?: ReactNode
  error?: string
  /** What the person ticked before; a consent is never ticked by us. */
  defaultChecked?: boolean
}

export function Checkbox({ name, value = 'yes', label, detail, error, defaultChecked }: CheckboxProps) {
  return (
    <div className={error ? 'check-block field-invalid' : 'check-block'}>
      {error && <FieldError name={name}>{error}</FieldError>}
      <label className="check">
        <input
          id={name}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={defaultChecked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name}-error` : undefined}
        />
        <span>
          {label}
          {detail && <span className="meta">{detail}</span>}
        </span>
      </label>
    </div>
  )
}
