import type { ReactNode } from 'react'
import { buttonClass, type ButtonKind } from './button'
import { Icon, type IconName } from './icon'

type LinkButtonProps = { href: string; kind?: ButtonKind; small?: boolean; icon?: IconName; children: ReactNode }

/** A plain link that looks like a button: a full page load, which works without script and inside chat apps. */
export function LinkButton({ href, kind = 'quiet', small, icon, children }: LinkButtonProps) {
  return (
    <a href={href} className={buttonClass(small)} data-kind={kind}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}
