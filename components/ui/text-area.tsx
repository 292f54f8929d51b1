import { controlAttributes, FieldFrame, type FieldProps } from './field-frame'

/** Several lines of text: reasons and notes of staff. People never write to one another here. */
export function TextArea({
  rows = 3,
  maxLength,
  defaultValue,
  ...field
}: FieldProps & { rows?: number; maxLength?: number }) {
  return (
    <FieldFrame {...field}>
      <textarea
        {...controlAttributes(field)}
        className="input"
        rows={rows}
        maxLength={maxLength}
        defaultValue={defaultValue}
      />
    </FieldFrame>
  )
}
