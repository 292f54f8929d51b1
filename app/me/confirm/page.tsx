import { DemoInbox } from '@/app/sign-in/demo-people'
import { ActionForm, FormDone, FormErrors, FormOtpField } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { Notice } from '@/components/ui/notice'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { SupportLink } from '@/components/ui/support-link'
import { nextPathInput } from '@/lib/auth/input'
import { getOwnFacts } from '@/lib/privacy/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { signedIn } from '../signed-in'
import { requestStepUp, stepUp } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.confirm')
  return { title: t('title') }
}

/** Where a step that needs a fresh proof sends the reader: `next` names the page to come back to. */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const facts = await getOwnFacts(await signedIn())
  const next = nextPathInput.catch('/me').parse((await searchParams).next)
  const t = await getTranslations('me.confirm')
  return (
    <Page
      appBar={
        <AppBar backHref={next}>
          <SupportLink />
        </AppBar>
      }
    >
      <Body>
        <PageTitle lead={t('lead', { phone: facts?.maskedPhone ?? '' })}>{t('title')}</PageTitle>
        <ActionForm action={requestStepUp} className="stack">
          <FormErrors />
          <SubmitButton kind="quiet" pendingLabel={t('sending')}>
            {t('send')}
          </SubmitButton>
          <FormDone>
            <Notice tone="ok">{t('sent')}</Notice>
          </FormDone>
        </ActionForm>
        <DemoInbox />
        <ActionForm action={stepUp} className="stack" blame={{ code_wrong: 'code', code_expired: 'code' }}>
          <FormErrors />
          <input type="hidden" name="next" value={next} />
          <FormOtpField name="code" label={t('code')} />
          <SubmitButton pendingLabel={t('confirming')}>{t('confirm')}</SubmitButton>
        </ActionForm>
      </Body>
    </Page>
  )
}
