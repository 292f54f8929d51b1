import { ActionForm, FormErrors, FormOtpField } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { Disclosure } from '@/components/ui/disclosure'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { SupportPhone } from '@/components/ui/support-link'
import { pendingPhone } from '@/lib/pending-phone'
import { maskPhone } from '@/lib/privacy/rules'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { requestCode, signIn } from '../actions'
import { DemoInbox } from '../demo-people'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.code')
  return { title: t('title') }
}

export default async function CodePage() {
  const phone = await pendingPhone()
  if (!phone) redirect('/sign-in')
  const t = await getTranslations('me.code')
  return (
    <Page
      appBar={
        <AppBar backHref="/sign-in" backLabel={t('otherPhone')}>
          <LanguageSwitch back="/sign-in/code" />
        </AppBar>
      }
    >
      <Body>
        <PageTitle lead={t('lead', { phone: maskPhone(phone) })}>{t('title')}</PageTitle>
        <DemoInbox />
        <ActionForm action={signIn} className="stack" blame={{ code_wrong: 'code', code_expired: 'code' }}>
          <FormErrors />
          <FormOtpField name="code" label={t('code')} />
          <SubmitButton pendingLabel={t('signingIn')}>{t('signIn')}</SubmitButton>
        </ActionForm>
        <ActionForm action={requestCode} className="stack">
          <FormErrors />
          <input type="hidden" name="phone" value={phone} />
          <SubmitButton kind="quiet" pendingLabel={t('sending')}>
            {t('resend')}
          </SubmitButton>
        </ActionForm>
        <Disclosure summary={t('help.summary')}>
          <ul className="points">
            <li>{t('help.wait')}</li>
            <li>{t('help.lender')}</li>
            <li>{t.rich('help.phone', { phone: () => <SupportPhone /> })}</li>
          </ul>
        </Disclosure>
      </Body>
    </Page>
  )
}
