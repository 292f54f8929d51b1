import { ActionForm, FormErrors, FormOtpField, FormPhoneField } from '@/components/ui/action-form'
import { Links } from '@/components/ui/links'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { getTranslations } from 'next-intl/server'
import { requestResumeCode, resume } from '../actions'
import { Frame } from '../frame'
import { onInvite, type PageParams } from '../on-invite'

type Props = PageParams & { searchParams: Promise<{ nothing?: string }> }

/** Going on in another browser by phone and code; the same words for everybody, whatever happened on the link (flow.md 3, open). */
export default async function ContinuePage({ params, searchParams }: Props) {
  const { invite, shownId, path } = await onInvite(params)
  const { nothing } = await searchParams
  const t = await getTranslations('invites.continue')
  const phone = await getTranslations('invites.phone')
  const { maskedPhone } = invite.visit
  const his = <input type="hidden" name="invite" value={shownId} />
  return (
    <Frame back={path('')}>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {nothing && (
        <Notice role="status">
          <p>{t('nothing')}</p>
        </Notice>
      )}
      {maskedPhone && (
        <ActionForm action={resume} className="stack" blame={{ code_wrong: 'code', code_expired: 'code' }}>
          <FormErrors />
          {his}
          <FormOtpField name="code" label={phone('code')} hint={phone('codeHint', { phone: maskedPhone })} />
          <SubmitButton pendingLabel={phone('pending')}>{phone('next')}</SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={requestResumeCode} className="stack">
        <FormErrors />
        {his}
        <FormPhoneField name="phone" label={phone('phone')} hint={phone('phoneHint')} />
        <SubmitButton kind={maskedPhone ? 'quiet' : 'primary'} pendingLabel={phone('pending')}>
          {maskedPhone ? phone('resend') : phone('send')}
        </SubmitButton>
      </ActionForm>
      <Links>
        <a href={path('')}>{t('back')}</a>
      </Links>
    </Frame>
  )
}
