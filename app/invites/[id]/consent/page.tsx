import { ActionForm, FormCheckbox, FormErrors } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { consentText } from '@/lib/agreements/clauses/consents'
import { getDraft } from '@/lib/agreements/queries'
import { SIGNING_CONSENTS } from '@/lib/agreements/rules'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { consent } from '../contract/actions'
import { Frame } from '../frame'
import { NotNow } from '../not-now'
import { identifiedOnInvite, type PageParams } from '../on-invite'

export default async function ConsentPage({ params }: PageParams) {
  const { actor, invite, shownId, path } = await identifiedOnInvite(params)
  const draft = await getDraft(actor)
  if (draft?.state !== 'matched') redirect(path('meaning'))
  const t = await getTranslations('invites.consent')
  const locale = await getLocale()
  return (
    <Frame back={path('afford')} step={5}>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <ActionForm action={consent} className="stack">
        <FormErrors />
        <input type="hidden" name="invite" value={shownId} />
        {SIGNING_CONSENTS.map((kind) => {
          const { label, detail } = consentText(kind, locale, { borrower: `${invite.initial}*` })
          return (
            <Card key={kind}>
              <FormCheckbox name={kind} value="yes" label={label} detail={detail} />
            </Card>
          )
        })}
        <SubmitButton pendingLabel={t('pending')}>{t('next')}</SubmitButton>
      </ActionForm>
      <NotNow invite={shownId} />
    </Frame>
  )
}
