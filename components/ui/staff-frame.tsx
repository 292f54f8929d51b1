import type { ReactNode } from 'react'
import { Mark } from './mark'
import { PartyAvatar } from './party-avatar'

export type StaffPlace = { href: string; label: string; count?: number; current?: boolean }

type StaffFrameProps = {
  name: string
  navLabel: string
  skipLabel: string
  places: StaffPlace[]
  /** Who is signed in, and as what. */
  me: { name: string; role: string; children?: ReactNode }
  /** The audit panel of a page, beside the facts. */
  side?: ReactNode
  children: ReactNode
}

/** The frame of a staff page: places on the left, facts in the middle, the audit trail on the right. */
export function StaffFrame({ name, navLabel, skipLabel, places, me, side, children }: StaffFrameProps) {
  return (
    <div className={side ? 'staff-frame staff-frame-side' : 'staff-frame'}>
      <a className="skip-link" href="#main">
        {skipLabel}
      </a>
      <nav className="staff-nav" aria-label={navLabel}>
        <a className="brand" href="/admin">
          <Mark size="small" />
          {name}
        </a>
        <ul>
          {places.map((place) => (
            <li key={place.href}>
              <a href={place.href} aria-current={place.current ? 'page' : undefined}>
                {place.label}
                {place.count !== undefined && <span className="num">{place.count}</span>}
              </a>
            </li>
          ))}
        </ul>
        <div className="staff-me">
          <PartyAvatar initial={[...me.name][0] ?? ''} small />
          <span>
            {me.name}
            <span className="meta">{me.role}</span>
          </span>
          {me.children}
        </div>
      </nav>
      <main id="main" tabIndex={-1} className="staff-main">
        {children}
      </main>
      {side && <aside className="staff-side">{side}</aside>}
    </div>
  )
}
