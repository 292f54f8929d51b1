import type { InputHTMLAttributes } from 'react'
import { controlAttributes, FieldFrame, type FieldProps } from './field-frame'

type InputAttributes = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'inputMode' | 'autoComplete' | 'maxLength' | 'spellCheck' | 'autoCapitalize' | 'readOnly' | 'min' | 'max'
>

type TextFieldProps = FieldProps &
  InputAttributes & {
    /** Shown inside the box before what is typed: ¥, +86. */
    prefix?: string
    look?: 'code' | 'short' | 'id' | 'signature'
  }

/** One line of text. The kinds below set keyboard and autofill for what they ask. */
export function Field({
  name,
  label,
  labelHidden,
  hint,
  error,
  defaultValue,
  prefix,
  look,
  type = 'text',
  ...input
}: TextFieldProps) {
  return (
    <FieldFrame name={name} label={label} labelHidden={labelHidden} hint={hint} error={error}>
      {prefix && (
        <span className={prefix.length > 1 ? 'field-prefix field-prefix-wide' : 'field-prefix'} aria-hidden="true">
          {prefix}
        </span>
      )}
      <input
        {...input}
        {...controlAttributes({ name, hint, error })}
        type={type}
        defaultValue={defaultValue}
        className={['input', look && `input-${look}`, look && look !== 'signature' && 'num'].filter(Boolean).join(' ')}
      />
    </FieldFrame>
  )
}

/** A mainland mobile number; spaces and a pasted +86 are let in and read by the form's schema. */
export const PhoneField = (props: FieldProps) => (
  <Field {...props} type="tel" inputMode="tel" autoComplete="tel-national" prefix="+86" maxLength={24} />
)

/** A one-time code in one box, so that paste and the phone's own suggestion work. */
export const OtpField = (props: FieldProps) => (
  <Field {...props} inputMode="numeric" autoComplete="one-time-code" spellCheck={false} maxLength={12} look="code" />
)

/** The four digits that are said by voice. */
export const SpokenCodeField = (props: FieldProps) => (
  <Field {...props} inputMode="numeric" autoComplete="off" spellCheck={false} maxLength={8} look="short" />
)

/** Yuan as text; the form's schema reads it to fen. */
export const MoneyField = (props: FieldProps) => (
  <Field {...props} inputMode="decimal" autoComplete="off" prefix="¥" maxLength={20} look="id" />
)

/** An 18-digit identity number. */
export const IdCardField = (props: FieldProps) => (
  <Field {...props} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={24} look="id" />
)

/** A day as YYYY-MM-DD, by the browser's own calendar. */
export const DateField = (props: FieldProps & { min?: string; max?: string }) => (
  <Field {...props} type="date" look="id" />
)
