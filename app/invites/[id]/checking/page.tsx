import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Links } from '@/components/ui/links'
import { LookAgain } from '@/components/ui/look-again'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatInstant } from '@/lib/calendar/format'
import { getIdentityCheck } from '@/lib/identity/queries'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { take } from '../actions'
import { Frame } from '../frame'
import { onInvite, type PageParams } from '../on-invite'

export default async function CheckingPage({ params }: PageParams) {
  const { actor, shownId, path } = await onInvite(params)
  const check = await getIdentityCheck(actor)
  if (!check || (check.state === 'answered' && check.answer !== 'agree')) redirect(path('identify'))
  const t = await getTranslations('invites.checking')
  if (check.answer === 'agree') {
    return (
      <Frame step={2}>
        <PageTitle lead={t('agreedLead')}>{t('agreed')}</PageTitle>
        <ActionForm action={take} className="stack">
          <FormErrors />
          <input type="hidden" name="invite" value={shownId} />
          <SubmitButton pendingLabel={t('pending')}>{t('next')}</SubmitButton>
        </ActionForm>
      </Frame>
    )
  }
  const byPerson = check.state === 'with_person'
  const by = check.lookBy ? formatInstant(check.lookBy, await getLocale()) : ''
  return (
    <Frame step={2}>
      {!byPerson && <LookAgain seconds={3} state={t('title')} />}
      <PageTitle lead={byPerson ? t('personLead', { by }) : t('lead')}>{byPerson ? t('person') : t('title')}</PageTitle>
      <Links>
        <a href={path('checking')}>{t('again')}</a>
      </Links>
    </Frame>
  )
}
