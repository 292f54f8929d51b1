import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import { Mark } from './mark'

type AppBarProps = {
  /** Where "back" leads; without it the mark and the name stand on the left. */
  backHref?: string
  backLabel?: string
  /** A heading instead of the name, for the first pages of the signed-in part. */
  heading?: string
  /** Where the mark leads; without it, it leads nowhere (the friend's path). */
  homeHref?: string
  /** AppBarLink, LanguageSwitch or a Chip. */
  children?: ReactNode
}

export function AppBar({ backHref, backLabel, heading, homeHref, children }: AppBarProps) {
  const t = useTranslations('ui')
  const brand = (
    <>
      <Mark />
      {heading ?? t('brand')}
    </>
  )
  return (
    <header className="appbar">
      {backHref ? (
        <a className="appbar-link appbar-back" href={backHref}>
          <Icon name="back" />
          {backLabel ?? t('back')}
        </a>
      ) : homeHref ? (
        <a className="brand" href={homeHref}>
          {brand}
        </a>
      ) : (
        <span className="brand">{brand}</span>
      )}
      {children && <div className="appbar-side">{children}</div>}
    </header>
  )
}

/** A link on the right of the app bar, such as "leave quickly". */
export function AppBarLink({
  href,
  icon,
  rel,
  children,
}: {
  href: string
  icon?: IconName
  rel?: string
  children: ReactNode
}) {
  return (
    <a className="appbar-link" href={href} rel={rel}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}
