'use client'

import type { FormState, RefusalCode } from '@/lib/refusal'
import { createContext, use, useActionState, type ComponentProps, type ReactNode } from 'react'
import { Checkbox } from './checkbox'
import { ErrorSummary } from './error-summary'
import { DateField, Field, IdCardField, MoneyField, OtpField, PhoneField, SpokenCodeField } from './field'
import { OptionCard, OptionGroup } from './option-group'
import { Select } from './select'
import { ShownAWhile } from './shown-a-while'
import { TextArea } from './text-area'

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

/** A refusal of the act itself that lies with one field, such as a wrong code. */
type Blame = Partial<Record<RefusalCode, string>>

const Shown = createContext<FormState>({})

/** The sentence of a refusal that lies with one field stands beside that field too. */
function blamed(state: FormState, blame: Blame): FormState {
  const field = state.code && blame[state.code]
  return field && state.message ? { ...state, fields: { [field]: state.message } } : state
}

/**
 * A form bound to one server action, the same with and without script: after a refusal it comes back with its sentence, the
 * sentences beside the fields and what was typed. `doneOnce` makes a second sending of the same form answer as the first.
 */
export function ActionForm({
  action,
  doneOnce,
  blame = {},
  className = 'form',
  children,
}: {
  action: FormAction
  doneOnce?: string
  blame?: Blame
  className?: string
  children: ReactNode
}) {
  const [state, submit] = useActionState(action, {})
  return (
    <Shown value={blamed(state, blame)}>
      <form className={className} action={submit} noValidate>
        {doneOnce && <input type="hidden" name="key" value={doneOnce} />}
        {children}
      </form>
    </Shown>
  )
}

/** The refusal's sentence on top of its form, with a way to each field that is wrong. */
export function FormErrors() {
  const { message, fields = {} } = use(Shown)
  if (!message) return null
  const problems = Object.entries(fields).map(([field, text]) => ({ field, message: text }))
  if (problems.some((problem) => problem.message !== message))
    return <ErrorSummary title={message} problems={problems} />
  const [only] = problems
  return (
    <div className="error-summary" role="alert" tabIndex={-1}>
      <h2>{only ? <a href={`#${only.field}`}>{message}</a> : message}</h2>
    </div>
  )
}

/** Shown only after the action said it is done and led nowhere else. */
export function FormDone({ children }: { children: ReactNode }) {
  return use(Shown).ok ? <div role="status">{children}</div> : null
}

/** What the act was asked to show, until its time is over. */
export function FormShown(props: { labels: string[]; untilLabel: string; overText: string; overHref: string }) {
  const { shown } = use(Shown)
  return shown ? <ShownAWhile key={shown.until} {...props} shown={shown} /> : null
}

/** One choice among options in named columns. */
export function FormOptionGroup({
  groups,
  ...group
}: Omit<ComponentProps<typeof OptionGroup>, 'error' | 'children'> & {
  groups: { title: string; options: { value: string; title: string }[] }[]
}) {
  const { error, defaultValue } = useShown(group.name, undefined)
  return (
    <OptionGroup {...group} error={error}>
      {groups.map(({ title, options }, at) => (
        <div key={title} className="option-column" role="group" aria-label={title}>
          <b>{title}</b>
          {options.map((option, index) => (
            <OptionCard
              key={option.value}
              {...option}
              id={at + index === 0 ? group.name : undefined}
              name={group.name}
              defaultChecked={option.value === defaultValue}
            />
          ))}
        </div>
      ))}
    </OptionGroup>
  )
}

function useShown(name: string, defaultValue: string | undefined) {
  const { fields, values } = use(Shown)
  return { error: fields?.[name], defaultValue: values?.[name] ?? defaultValue }
}

type Bound<P extends { name: string; defaultValue?: string }> = Omit<P, 'error'>

export const FormField = (props: Bound<ComponentProps<typeof Field>>) => (
  <Field {...props} {...useShown(props.name, props.defaultValue)} />
)
export const FormPhoneField = (props: Bound<ComponentProps<typeof PhoneField>>) => (
  <PhoneField {...props} {...useShown(props.name, props.defaultValue)} />
)
export const FormOtpField = (props: Bound<ComponentProps<typeof OtpField>>) => (
  <OtpField {...props} {...useShown(props.name, props.defaultValue)} />
)
export const FormSpokenCodeField = (props: Bound<ComponentProps<typeof SpokenCodeField>>) => (
  <SpokenCodeField {...props} {...useShown(props.name, props.defaultValue)} />
)
export const FormMoneyField = (props: Bound<ComponentProps<typeof MoneyField>>) => (
  <MoneyField {...props} {...useShown(props.name, props.defaultValue)} />
)
export const FormIdCardField = (props: Bound<ComponentProps<typeof IdCardField>>) => (
  <IdCardField {...props} {...useShown(props.name, props.defaultValue)} />
)
export const FormDateField = (props: Bound<ComponentProps<typeof DateField>>) => (
  <DateField {...props} {...useShown(props.name, props.defaultValue)} />
)

export const FormSelect = (props: Bound<ComponentProps<typeof Select>>) => (
  <Select {...props} {...useShown(props.name, props.defaultValue)} />
)

export const FormTextArea = (props: Bound<ComponentProps<typeof TextArea>>) => (
  <TextArea {...props} {...useShown(props.name, props.defaultValue)} />
)

/** A consent or choice to tick; never ticked for anybody, ticked again only if he had ticked it himself. */
export function FormCheckbox(props: Omit<ComponentProps<typeof Checkbox>, 'error' | 'defaultChecked'>) {
  const { error, defaultValue } = useShown(props.name, undefined)
  return <Checkbox key={String(defaultValue)} {...props} error={error} defaultChecked={defaultValue !== undefined} />
}
