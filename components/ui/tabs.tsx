import { Icon, type IconName } from './icon'

export type Tab = { href: string; icon: IconName; label: string; current?: boolean }

/** The few places of the signed-in part, at the bottom of its first pages. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          <Icon name={tab.icon} size="large" />
          {tab.label}
        </a>
      ))}
    </nav>
  )
}
