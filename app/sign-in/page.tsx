import { ActionForm, FormErrors, FormPhoneField } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { Links } from '@/components/ui/links'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { pendingPhone } from '@/lib/pending-phone'
import { borrowerOf } from '@/lib/session'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { requestCode } from './actions'
import { DemoPeople } from './demo-people'

export default async function SignInPage() {
  if (await borrowerOf()) redirect('/me')
  const t = await getTranslations('me.signIn')
  return (
    <Page
      appBar={
        <AppBar homeHref="/">
          <LanguageSwitch back="/sign-in" />
        </AppBar>
      }
    >
      <Body>
        <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
        <ActionForm action={requestCode} className="stack">
          <FormErrors />
          <FormPhoneField name="phone" label={t('phone')} hint={t('phoneHint')} />
          <SubmitButton pendingLabel={t('sending')}>{t('send')}</SubmitButton>
        </ActionForm>
        {(await pendingPhone()) && (
          <Links>
            <a href="/sign-in/code">{t('haveCode')}</a>
          </Links>
        )}
        <DemoPeople />
      </Body>
    </Page>
  )
}
