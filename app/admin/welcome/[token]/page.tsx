import { ActionForm, FormErrors, FormField, FormOtpField } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { Qr } from '@/components/ui/qr'
import { SubmitButton } from '@/components/ui/submit-button'
import { getStaffWelcome, type StaffWelcome } from '@/lib/auth/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { setCredentials } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.welcome')
  return { title: t('title'), referrer: 'same-origin' }
}

/** What an authenticator app reads from the picture (the key URI format of the field). */
const keyUriOf = ({ email, totpSecret }: StaffWelcome): string =>
  `otpauth://totp/Banghuan:${encodeURIComponent(email)}?secret=${totpSecret}&issuer=Banghuan`

export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const t = await getTranslations('admin.welcome')
  const welcome = await getStaffWelcome(token)
  return (
    <Page appBar={<AppBar heading={t('brand')} />}>
      <Body>
        {welcome ? (
          <Welcome token={token} welcome={welcome} />
        ) : (
          <EmptyState drawing="ended" title={t('over')} heading="h1">
            <p className="secondary">{t('overText')}</p>
            <p>
              <a href="/admin/sign-in">{t('signIn')}</a>
            </p>
          </EmptyState>
        )}
      </Body>
    </Page>
  )
}

async function Welcome({ token, welcome }: { token: string; welcome: StaffWelcome }) {
  const t = await getTranslations('admin.welcome')
  const { name, email, totpSecret } = welcome
  return (
    <>
      <PageTitle lead={t('lead', { name, email })}>{t('title')}</PageTitle>
      <Card title={t('factor')}>
        <p className="secondary">{t('factorText')}</p>
        <div className="staff-qr">
          <Qr text={keyUriOf(welcome)} label={t('qr')} />
        </div>
        <p className="secondary">{t('byHand')}</p>
        <p className="num staff-secret">{totpSecret.replace(/(.{4})(?!$)/g, '$1 ')}</p>
      </Card>
      <ActionForm action={setCredentials} className="act-form">
        <FormErrors />
        <input type="hidden" name="token" value={token} />
        <input
          className="visually-hidden"
          type="text"
          autoComplete="username"
          defaultValue={email}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <FormField
          name="password"
          label={t('password')}
          hint={t('passwordHint')}
          type="password"
          autoComplete="new-password"
          maxLength={200}
        />
        <FormOtpField name="totp" label={t('totp')} hint={t('totpHint')} />
        <SubmitButton pendingLabel={t('pending')}>{t('submit')}</SubmitButton>
      </ActionForm>
    </>
  )
}
