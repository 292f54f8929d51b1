import { ActionForm, FormErrors, FormField, FormOtpField } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { isSteppedUp } from '@/lib/access/rules'
import { getContract } from '@/lib/agreements/queries'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { proveAgain, requestProof, sign } from '../contract/actions'
import { Frame } from '../frame'
import { NotNow } from '../not-now'
import { identifiedOnInvite, type PageParams } from '../on-invite'

export default async function SignPage({ params }: PageParams) {
  const { actor, invite, shownId, path } = await identifiedOnInvite(params)
  const shown = await getContract(actor)
  if (!shown || shown.openQuestions.length > 0) redirect(path('contract'))
  const t = await getTranslations('invites.sign')
  const initial = `${invite.initial}*`
  const his = <input type="hidden" name="invite" value={shownId} />
  if (!isSteppedUp(actor.steppedUpAt, invite.now)) {
    return (
      <Frame back={path('contract')} step={5}>
        <PageTitle lead={t('proofLead', { phone: invite.visit.maskedPhone ?? '' })}>{t('proof')}</PageTitle>
        <ActionForm action={requestProof} className="stack">
          <FormErrors />
          {his}
          <SubmitButton kind="quiet" pendingLabel={t('pending')}>
            {t('sendCode')}
          </SubmitButton>
        </ActionForm>
        <ActionForm action={proveAgain} className="stack" blame={{ code_wrong: 'code', code_expired: 'code' }}>
          <FormErrors />
          {his}
          <FormOtpField name="code" label={t('code')} />
          <SubmitButton pendingLabel={t('pending')}>{t('confirm')}</SubmitButton>
        </ActionForm>
      </Frame>
    )
  }
  return (
    <Frame back={path('contract')} step={5}>
      <PageTitle lead={t('lead', { initial })}>{t('title')}</PageTitle>
      <Notice tone="info">{t('opens', { initial })}</Notice>
      <ActionForm action={sign} className="stack">
        <FormErrors />
        {his}
        <input type="hidden" name="shown" value={shown.shown} />
        <input type="hidden" name="method" value="typed" />
        <FormField
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          autoComplete="name"
          maxLength={50}
          look="signature"
        />
        <SubmitButton pendingLabel={t('pending')}>{t('sign')}</SubmitButton>
      </ActionForm>
      <NotNow invite={shownId} />
    </Frame>
  )
}
