import { ActionForm, FormCheckbox, FormErrors, FormField, FormIdCardField } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { consentText } from '@/lib/agreements/clauses/consents'
import { getIdentityCheck } from '@/lib/identity/queries'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { identify } from '../actions'
import { Frame } from '../frame'
import { onInvite, type PageParams } from '../on-invite'

export default async function IdentifyPage({ params }: PageParams) {
  const { actor, invite, shownId, path } = await onInvite(params)
  if (!invite.visit.namedRightAt) redirect(path('who'))
  const check = await getIdentityCheck(actor)
  if (check?.state === 'asked' || check?.state === 'with_person') redirect(path('checking'))
  const t = await getTranslations('invites.identify')
  const { label, detail } = consentText('identity_check', await getLocale(), {})
  return (
    <Frame back={path('who')} step={2}>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {check?.answer && check.answer !== 'agree' && (
        <Notice tone="warn" role="alert">
          {t('notAgreed')}
        </Notice>
      )}
      <ActionForm action={identify} className="stack">
        <FormErrors />
        <input type="hidden" name="invite" value={shownId} />
        <FormCheckbox name="consent" value="yes" label={label} detail={detail} />
        <FormField name="name" label={t('name')} hint={t('nameHint')} autoComplete="name" maxLength={50} />
        <FormIdCardField name="idNumber" label={t('idNumber')} hint={t('idNumberHint')} />
        <SubmitButton pendingLabel={t('pending')}>{t('next')}</SubmitButton>
      </ActionForm>
    </Frame>
  )
}
