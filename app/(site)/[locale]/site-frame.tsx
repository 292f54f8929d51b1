import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { Mark } from '@/components/ui/mark'
import { SupportLink } from '@/components/ui/support-link'
import { SiteFoot } from './site-foot'
import type { SitePath } from './site-path'

/** Header and foot around a public page; `path` is its address without the language. */
export function SiteFrame({ path, children }: { path: SitePath; children: ReactNode }) {
  const t = useTranslations('site.nav')
  const ui = useTranslations('ui')
  const current = (href: SitePath) => (href === path ? 'page' : undefined)
  return (
    <>
      <a className="skip-link" href="#main">
        {ui('skip')}
      </a>
      <header className="site-header site-width">
        <a className="brand" href="/">
          <Mark size="large" />
          {ui('brand')}
        </a>
        <nav aria-label={t('label')} className="site-nav">
          <a href="/how" aria-current={current('/how')}>
            {t('how')}
          </a>
          <a href="/#promises">{t('promises')}</a>
          <a href="/scam" aria-current={current('/scam')}>
            {t('scam')}
          </a>
          <a href="#help">{t('help')}</a>
        </nav>
        <div className="site-header-side">
          <SupportLink />
          <a className="appbar-link" href="/sign-in">
            {t('signIn')}
          </a>
          <LanguageSwitch back={path} />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFoot path={path} />
    </>
  )
}
