import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { OptionCard, OptionGroup } from '@/components/ui/option-group'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { getDraft, getTermsFrame } from '@/lib/agreements/queries'
import { MEANINGS } from '@/lib/agreements/rules'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { stateMeaning } from '../contract/actions'
import { Frame } from '../frame'
import { NotNow } from '../not-now'
import { TellHim } from './tell-him'
import { TermsFields } from './terms-fields'
import { identifiedOnInvite, type PageParams } from '../on-invite'

export default async function MeaningPage({ params }: PageParams) {
  const { actor, invite, shownId, path } = await identifiedOnInvite(params)
  const [frame, draft] = await Promise.all([getTermsFrame(actor), getDraft(actor)])
  if (!frame) redirect(path('terms'))
  const t = await getTranslations('invites.meaning')
  const initial = `${invite.initial}*`
  const mismatched = draft?.state === 'drafted'
  return (
    <Frame back={path('terms')} step={4}>
      <PageTitle lead={t('lead', { initial })}>{t('title')}</PageTitle>
      {mismatched && (
        <Notice tone="warn" role="alert">
          {draft.answersLeft > 0 ? t('mismatch', { initial }) : t('mismatchTwice', { initial })}
        </Notice>
      )}
      {(!mismatched || draft.answersLeft > 0) && (
        <ActionForm action={stateMeaning} className="stack">
          <FormErrors />
          <input type="hidden" name="invite" value={shownId} />
          <OptionGroup name="meaning" legend={t('legend')} legendHidden>
            {MEANINGS.map((meaning, index) => (
              <OptionCard
                key={meaning}
                id={index === 0 ? 'meaning' : undefined}
                name="meaning"
                value={meaning}
                title={t(`${meaning}.title`, { initial })}
                detail={t(`${meaning}.detail`)}
              />
            ))}
          </OptionGroup>
          <TermsFields frame={frame} />
          <SubmitButton pendingLabel={t('pending')}>{t('next')}</SubmitButton>
        </ActionForm>
      )}
      {mismatched && <TellHim invite={shownId} initial={initial} />}
      <NotNow invite={shownId} />
    </Frame>
  )
}
