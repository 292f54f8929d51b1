import { useId, type ButtonHTMLAttributes, type ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type ButtonKind = 'primary' | 'quiet' | 'danger'

export const buttonClass = (small: boolean | undefined) => (small ? 'button button-small' : 'button')

type ButtonProps = Pick<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'name' | 'value' | 'form' | 'formAction'> & {
  kind?: ButtonKind
  small?: boolean
  icon?: IconName
  /** Why it cannot be pressed now; said under the button. Prefer a button that works and an answer that explains. */
  disabledReason?: string
  children: ReactNode
}

/** One strong (primary) button a screen; the way out stands beside it in the same size. */
export function Button({
  kind = 'quiet',
  small,
  icon,
  disabledReason,
  type = 'submit',
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const button = (
    <button
      {...rest}
      type={type}
      className={buttonClass(small)}
      data-kind={kind}
      disabled={disabledReason !== undefined}
      aria-describedby={disabledReason === undefined ? undefined : reasonId}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
  if (disabledReason === undefined) return button
  return (
    <div>
      {button}
      <p id={reasonId} className="button-reason">
        {disabledReason}
      </p>
    </div>
  )
}
