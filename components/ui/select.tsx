import { controlAttributes, FieldFrame, type FieldProps } from './field-frame'
import { Icon } from './icon'

export type SelectOption = { value: string; label: string }

type SelectProps = FieldProps & {
  options: SelectOption[]
  /** The first entry while nothing is chosen; nothing is ever preselected for a person. */
  placeholder?: string
}

export function Select({ options, placeholder, defaultValue, ...field }: SelectProps) {
  return (
    <FieldFrame {...field}>
      {/* After an action React resets a form, and a select falls back to its first option; a new key mounts it anew. */}
      <select {...controlAttributes(field)} key={defaultValue} className="input" defaultValue={defaultValue ?? ''}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <span className="select-arrow" aria-hidden="true">
        <Icon name="down" />
      </span>
    </FieldFrame>
  )
}
