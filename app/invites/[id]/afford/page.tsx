import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { OptionCard, OptionGroup } from '@/components/ui/option-group'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { getTranslations } from 'next-intl/server'
import { noteAffordability } from '../contract/actions'
import { Frame } from '../frame'
import { NotNow } from '../not-now'
import { identifiedOnInvite, type PageParams } from '../on-invite'

const ANSWERS = ['yes', 'tight', 'no'] as const

export default async function AffordPage({ params }: PageParams) {
  const { shownId, path } = await identifiedOnInvite(params)
  const t = await getTranslations('invites.afford')
  return (
    <Frame back={path('meaning')} step={4}>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <ActionForm action={noteAffordability} className="stack">
        <FormErrors />
        <input type="hidden" name="invite" value={shownId} />
        <OptionGroup name="monthLeftOver" legend={t('title')} legendHidden>
          {ANSWERS.map((answer, index) => (
            <OptionCard
              key={answer}
              id={index === 0 ? 'monthLeftOver' : undefined}
              name="monthLeftOver"
              value={answer}
              title={t(answer)}
            />
          ))}
        </OptionGroup>
        <p className="secondary">{t('private')}</p>
        <SubmitButton pendingLabel={t('pending')}>{t('next')}</SubmitButton>
      </ActionForm>
      <NotNow invite={shownId} />
    </Frame>
  )
}
