import { AppBar } from '@/components/ui/app-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { Body, Page } from '@/components/ui/page'
import { SupportLink } from '@/components/ui/support-link'
import { listNotices } from '@/lib/notices/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MeTabs } from '../me-tabs'
import { signedIn } from '../signed-in'
import { readNotices, readNoticesAsFriend } from './actions'
import { NoticeList } from './notice-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.notices')
  return { title: t('title') }
}

/** What happened to his own loans, and to the help that he gave to others: each list is marked as read by itself. */
export default async function NoticesPage() {
  const actor = await signedIn()
  const [own, asFriend] = await Promise.all([listNotices(actor), listNotices({ ...actor, side: 'friend' })])
  const t = await getTranslations('me.notices')
  return (
    <Page
      appBar={
        <AppBar homeHref="/me">
          <SupportLink />
        </AppBar>
      }
      foot={<MeTabs current="notices" />}
    >
      <Body>
        {own.length + asFriend.length > 0 ? (
          <>
            <h1 className="title">{t('title')}</h1>
            <NoticeList notices={own} action={readNotices} />
            {asFriend.length > 0 && <h2 className="heading">{t('asFriend')}</h2>}
            <NoticeList notices={asFriend} action={readNoticesAsFriend} level="h3" />
          </>
        ) : (
          <EmptyState drawing="empty" title={t('empty.title')} heading="h1">
            <p className="secondary">{t('empty.text')}</p>
          </EmptyState>
        )}
      </Body>
    </Page>
  )
}
