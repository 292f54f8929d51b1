import { AppBar } from '@/components/ui/app-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { Links } from '@/components/ui/links'
import { Body, Page } from '@/components/ui/page'
import { getTranslations } from 'next-intl/server'

/** The one page behind every link that leads nowhere (any more), whatever the cause. */
export default async function EndedPage() {
  const t = await getTranslations('invites.ended')
  return (
    <Page
      appBar={
        <AppBar>
          <LanguageSwitch back="/invites/ended" />
        </AppBar>
      }
    >
      <Body>
        <EmptyState drawing="ended" title={t('title')} heading="h1">
          <p className="secondary">{t('text')}</p>
          <Links>
            <a href="/scam">{t('scam')}</a>
            <a href="/">{t('home')}</a>
          </Links>
        </EmptyState>
      </Body>
    </Page>
  )
}
