import { ActionForm, FormErrors, FormField, FormOtpField } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { staffOf } from '@/lib/session'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { signIn } from './actions'
import { DemoStaff } from './demo-staff'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.signIn')
  return { title: t('title') }
}

export default async function StaffSignInPage() {
  if (await staffOf()) redirect('/admin')
  const t = await getTranslations('admin.signIn')
  return (
    <Page
      appBar={
        <AppBar homeHref="/" heading={t('brand')}>
          <LanguageSwitch back="/admin/sign-in" />
        </AppBar>
      }
    >
      <Body>
        <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
        <ActionForm action={signIn} className="act-form">
          <FormErrors />
          <FormField name="email" label={t('email')} type="email" autoComplete="username" maxLength={200} />
          <FormField
            name="password"
            label={t('password')}
            type="password"
            autoComplete="current-password"
            maxLength={200}
          />
          <FormOtpField name="totp" label={t('totp')} hint={t('totpHint')} />
          <SubmitButton pendingLabel={t('pending')}>{t('submit')}</SubmitButton>
        </ActionForm>
        <DemoStaff />
      </Body>
    </Page>
  )
}
