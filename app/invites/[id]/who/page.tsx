import { ActionForm, FormErrors, FormField, FormSpokenCodeField } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { nameBorrower } from '../actions'
import { Frame } from '../frame'
import { onInvite, type PageParams } from '../on-invite'

type Params = PageParams & { searchParams: Promise<{ missed?: string | string[] }> }

export default async function WhoPage({ params, searchParams }: Params) {
  const { invite, shownId, path } = await onInvite(params)
  if (!invite.visit.answeredSafety) redirect(path('safety'))
  const t = await getTranslations('invites.who')
  const missed = (await searchParams).missed === '1'
  return (
    <Frame back={path('safety')} step={1}>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {missed && (
        <Notice tone="warn" role="alert">
          {t('missed')}
        </Notice>
      )}
      <ActionForm action={nameBorrower} className="stack">
        <FormErrors />
        <input type="hidden" name="invite" value={shownId} />
        <FormField name="name" label={t('name')} hint={t('nameHint')} autoComplete="off" maxLength={50} />
        <FormSpokenCodeField
          name="spoken"
          label={t('spoken')}
          hint={t('spokenHint', { initial: `${invite.initial}*` })}
        />
        <SubmitButton pendingLabel={t('pending')}>{t('next')}</SubmitButton>
      </ActionForm>
    </Frame>
  )
}
