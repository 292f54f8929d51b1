import { AppBar } from '@/components/ui/app-bar'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { Row, Rows } from '@/components/ui/rows'
import { SupportLink } from '@/components/ui/support-link'
import { formatDay } from '@/lib/calendar/format'
import { dayOf } from '@/lib/calendar/shanghai'
import { listConsents } from '@/lib/identity/queries'
import { listOwnRefusals } from '@/lib/invites/queries'
import { getOwnFacts, listLooks } from '@/lib/privacy/queries'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { MeTabs } from '../me-tabs'
import { signedIn } from '../signed-in'
import { ConsentList } from './consent-list'
import { HeldItems } from './held-items'
import { LookList } from './look-list'
import { RefusalList } from './refusal-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.privacy')
  return { title: t('title') }
}

export default async function PrivacyPage() {
  const actor = await signedIn()
  const asFriend = { ...actor, side: 'friend' } as const
  const [facts, looks, refusals, given, givenAsFriend, locale] = await Promise.all([
    getOwnFacts(actor),
    listLooks(actor),
    listOwnRefusals(asFriend),
    listConsents(actor),
    listConsents(asFriend),
    getLocale(),
  ])
  const consents = [...given, ...givenAsFriend].sort((a, b) => b.givenAt.getTime() - a.givenAt.getTime())
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
        <RefusalList refusals={refusals} />
        <ConsentList consents={consents} />
        <LookList looks={looks} />
        <HeldItems />
        <Notice>{t('deletion')}</Notice>
      </Body>
    </Page>
  )
}
