import { useTranslations } from 'next-intl'
import { AppBar } from './app-bar'
import { EmptyState } from './empty-state'
import { LinkButton } from './link-button'
import { Body, Page } from './page'

/** What does not exist, or is not the reader's: the same page for both. */
export function NotFoundPage() {
  const t = useTranslations('fault.notFound')
  return (
    <Page appBar={<AppBar homeHref="/" />}>
      <Body>
        <EmptyState drawing="ended" title={t('title')} heading="h1" align="left">
          <p>{t('text')}</p>
          <LinkButton href="/" small>
            {t('home')}
          </LinkButton>
        </EmptyState>
      </Body>
    </Page>
  )
}
