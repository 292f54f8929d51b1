import { AppBar } from '@/components/ui/app-bar'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { LinkButton } from '@/components/ui/link-button'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { formatInstant } from '@/lib/calendar/format'
import { listCaughtMessages } from '@/lib/notices/queries'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { requireDevMode } from '../require-dev-mode'
import { SecondFactors } from './second-factors'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dev.inbox')
  return { title: t('title'), robots: { index: false } }
}

/** Text messages of the demo: where a stranger finds the code that he was sent. */
export default async function InboxPage() {
  await requireDevMode()
  const t = await getTranslations('dev.inbox')
  const locale = await getLocale()
  const messages = await listCaughtMessages()
  return (
    <Page
      appBar={
        <AppBar homeHref="/">
          <LanguageSwitch back="/dev/inbox" />
        </AppBar>
      }
    >
      <Body>
        <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
        <LinkButton href="/dev/inbox">{t('again')}</LinkButton>
        {messages.length === 0 ? (
          <EmptyState drawing="empty" title={t('empty')}>
            <p className="secondary">{t('emptyText')}</p>
          </EmptyState>
        ) : (
          messages.map(({ seq, to, text, at }) => (
            <Card key={seq} title={t('to', { phone: to })} titleStyle="label">
              <p>{text}</p>
              <p className="meta">{formatInstant(at, locale)}</p>
            </Card>
          ))
        )}
        <SecondFactors wallTime={new Date()} />
      </Body>
    </Page>
  )
}
