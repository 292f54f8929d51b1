import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { Body, Page } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { SupportLink } from '@/components/ui/support-link'
import { publicId } from '@/lib/id'
import { listNotices } from '@/lib/notices/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MeTabs } from '../me-tabs'
import { signedIn } from '../signed-in'
import { readNotices } from './actions'
import { NoticeItem } from './notice-item'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.notices')
  return { title: t('title') }
}

export default async function NoticesPage() {
  const notices = await listNotices(await signedIn())
  const t = await getTranslations('me.notices')
  const [newest] = notices
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
        {newest ? (
          <>
            <h1 className="title">{t('title')}</h1>
            <ul className="stack">
              {notices.map((notice) => (
                <NoticeItem key={notice.id} notice={notice} />
              ))}
            </ul>
            {notices.some(({ isRead }) => !isRead) && (
              <ActionForm action={readNotices} className="stack">
                <FormErrors />
                <input type="hidden" name="newest" value={publicId('notice', newest.id)} />
                <SubmitButton kind="quiet" pendingLabel={t('reading')}>
                  {t('readAll')}
                </SubmitButton>
              </ActionForm>
            )}
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
