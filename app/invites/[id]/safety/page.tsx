import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { OptionCard, OptionGroup } from '@/components/ui/option-group'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { SPOKE } from '@/lib/invites/rules'
import { getTranslations } from 'next-intl/server'
import { answerSafety } from '../actions'
import { Frame } from '../frame'
import { onInvite, type PageParams } from '../on-invite'

const YES_NO = ['yes', 'no'] as const

export default async function SafetyPage({ params }: PageParams) {
  const { invite, shownId, path } = await onInvite(params)
  const t = await getTranslations('invites.safety')
  return (
    <Frame back={path('')} step={1}>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <ActionForm action={answerSafety} className="stack">
        <FormErrors />
        <input type="hidden" name="invite" value={shownId} />
        <OptionGroup name="spoke" legend={t('spoke', { initial: `${invite.initial}*` })}>
          {SPOKE.map((value, index) => (
            <OptionCard
              key={value}
              id={index === 0 ? 'spoke' : undefined}
              name="spoke"
              value={value}
              title={t(value)}
            />
          ))}
        </OptionGroup>
        {(['hurried', 'own'] as const).map((name) => (
          <OptionGroup key={name} name={name} legend={t(name)}>
            {YES_NO.map((value, index) => (
              <OptionCard key={value} id={index === 0 ? name : undefined} name={name} value={value} title={t(value)} />
            ))}
          </OptionGroup>
        ))}
        <p className="secondary">{t('ringFirst')}</p>
        <SubmitButton pendingLabel={t('pending')}>{t('next')}</SubmitButton>
      </ActionForm>
    </Frame>
  )
}
