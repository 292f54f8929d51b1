import { AppBar } from '@/components/ui/app-bar'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { Row, Rows } from '@/components/ui/rows'
import { SupportLink } from '@/components/ui/support-link'
import { formatDay } from '@/lib/calendar/format'
import { dayOf } from '@/lib/calendar/shanghai'
import { getOwnFacts, listLooks } from '@/lib/privacy/queries'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { MeTabs } from '../me-tabs'
import { signedIn } from '../signed-in'
import { HeldItems } from './held-items'
import { LookList } from './look-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.privacy')
  return { title: t('title') }
}

export default async function PrivacyPage() {
  const actor = await signedIn()
  const [facts, looks, locale] = await Promise.all([getOwnFacts(actor), listLooks(actor), getLocale()])
  const t = await getTranslations('me.privacy')
  return (
    <Page
      appBar={
        <AppBar homeHref="/me">
          <SupportLink />
        </AppBar>
      }
      foot={<MeTabs current="privacy" />}
    >
      <Body>
        <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
        {facts && (
          <Card title={t('you.title')}>
            <Rows>
              <Row label={t('you.name')}>
                <span lang="zh-CN">{facts.name}</span>
              </Row>
              <Row label={t('you.phone')}>
                <span className="num">{facts.maskedPhone}</span>
              </Row>
              <Row label={t('you.idNumber')}>
                <span className="num">{facts.maskedIdNumber}</span>
              </Row>
              <Row label={t('you.since')}>
                {formatDay(dayOf(facts.knownSince), locale, { weekday: false, year: true })}
              </Row>
            </Rows>
          </Card>
        )}
        <LookList looks={looks} />
        <HeldItems />
        <Notice>{t('deletion')}</Notice>
      </Body>
    </Page>
  )
}
