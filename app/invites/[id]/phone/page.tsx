import { ActionForm, FormErrors, FormOtpField, FormPhoneField } from '@/components/ui/action-form'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { judge, requestCode } from '../actions'
import { Frame } from '../frame'
import { onInvite, type PageParams } from '../on-invite'

export default async function PhonePage({ params }: PageParams) {
  const { invite, shownId, path } = await onInvite(params)
  if (!invite.visit.named) redirect(path('who'))
  const t = await getTranslations('invites.phone')
  const { maskedPhone } = invite.visit
  const his = <input type="hidden" name="invite" value={shownId} />
  return (
    <Frame back={path('who')} step={2}>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {maskedPhone && (
        <ActionForm action={judge} className="stack" blame={{ code_wrong: 'code', code_expired: 'code' }}>
          <FormErrors />
          {his}
          <FormOtpField name="code" label={t('code')} hint={t('codeHint', { phone: maskedPhone })} />
          <SubmitButton pendingLabel={t('pending')}>{t('next')}</SubmitButton>
          <p className="secondary">{t('noCode')}</p>
        </ActionForm>
      )}
      <ActionForm action={requestCode} className="stack">
        <FormErrors />
        {his}
        <FormPhoneField name="phone" label={t('phone')} hint={t('phoneHint')} />
        <SubmitButton kind={maskedPhone ? 'quiet' : 'primary'} pendingLabel={t('pending')}>
          {maskedPhone ? t('resend') : t('send')}
        </SubmitButton>
      </ActionForm>
    </Frame>
  )
}
