import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Body, Page } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { SupportLink } from '@/components/ui/support-link'
import { isFreshlyProven, listSessions } from '@/lib/auth/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MeTabs } from '../me-tabs'
import { signedIn } from '../signed-in'
import { signOut } from './actions'
import { DisplayChoices } from './display-choices'
import { SessionList } from './session-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.security')
  return { title: t('title') }
}

export default async function SecurityPage() {
  const actor = await signedIn()
  const [sessions, isProven] = await Promise.all([listSessions(actor), isFreshlyProven(actor)])
  const t = await getTranslations('me.security')
  return (
    <Page
      appBar={
        <AppBar homeHref="/me">
          <SupportLink />
        </AppBar>
      }
      foot={<MeTabs current="security" />}
    >
      <Body>
        <h1 className="title">{t('title')}</h1>
        <Card title={t('sessions.title')}>
          <div className="stack">
            <SessionList sessions={sessions} isProven={isProven} />
          </div>
        </Card>
        <Notice tone="warn">{t('codes')}</Notice>
        <DisplayChoices />
        <ActionForm action={signOut} className="stack">
          <FormErrors />
          <SubmitButton kind="quiet" pendingLabel={t('signingOut')}>
            {t('signOut')}
          </SubmitButton>
        </ActionForm>
      </Body>
    </Page>
  )
}
