import type { ReactNode } from 'react'
import { Icon } from './icon'

export function NavList({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className="nav-list" aria-label={label}>
      {children}
    </ul>
  )
}

type NavItemProps = { href: string; detail?: ReactNode; aside?: ReactNode; children: ReactNode }

/** One way on, as high as a finger. */
export function NavItem({ href, detail, aside, children }: NavItemProps) {
  return (
    <li>
      <a href={href}>
        <span>
          {children}
          {detail && <span className="meta">{detail}</span>}
        </span>
        {aside && <span className="nav-aside">{aside}</span>}
        <Icon name="chevron" />
      </a>
    </li>
  )
}

/** The same, where the way on changes something: a button of a form around the list. */
export function NavButton({
  name,
  value,
  detail,
  children,
}: {
  name: string
  value: string
  detail?: ReactNode
  children: ReactNode
}) {
  return (
    <li>
      <button type="submit" name={name} value={value}>
        <span>
          {children}
          {detail && <span className="meta">{detail}</span>}
        </span>
        <Icon name="chevron" />
      </button>
    </li>
  )
}
