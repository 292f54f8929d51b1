import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type PageProps = {
  /** An AppBar. */
  appBar?: ReactNode
  /** Body and BottomBar, inside a form of class `form` where the page sends one. */
  children: ReactNode
  /** What stands under everything, for example Tabs. */
  foot?: ReactNode
  /** `doc` is wide enough for a contract with plain words beside it. */
  width?: 'doc'
  /** A contract is shown on white paper in both themes. */
  alwaysLight?: boolean
}

/** The frame of a page that is made for a phone. */
export function Page({ appBar, children, foot, width, alwaysLight }: PageProps) {
  const t = useTranslations('ui')
  return (
    <div className={['page', width && 'page-doc', alwaysLight && 'always-light'].filter(Boolean).join(' ')}>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      {appBar}
      <main id="main" tabIndex={-1} className="main">
        {children}
      </main>
      {foot}
    </div>
  )
}

/** The column of a page's content. */
export function Body({ children }: { children: ReactNode }) {
  return <div className="body">{children}</div>
}

/** The one h1 of a page, with the sentence under it. */
export function PageTitle({ children, lead }: { children: ReactNode; lead?: ReactNode }) {
  return (
    <>
      <h1 className="title">{children}</h1>
      {lead && <p className="lead">{lead}</p>}
    </>
  )
}
