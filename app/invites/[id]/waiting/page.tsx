import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Links } from '@/components/ui/links'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page'
import { Row, Rows } from '@/components/ui/rows'
import { SubmitButton } from '@/components/ui/submit-button'
import { getAgreementOfInvite, type AgreementPosition } from '@/lib/agreements/queries'
import { formatInstant } from '@/lib/calendar/format'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { stepBack } from '../contract/actions'
import { Frame } from '../frame'
import { identifiedOnInvite, type PageParams } from '../on-invite'

const WAITS = new Set<AgreementPosition['state']>(['signed'])
const HOLDS = new Set<AgreementPosition['state']>(['in_force', 'performed'])

export default async function WaitingPage({ params }: PageParams) {
  const { actor, invite, shownId, path } = await identifiedOnInvite(params)
  const agreement = await getAgreementOfInvite(actor, invite.inviteId)
  if (!agreement) redirect(path('terms'))
  const t = await getTranslations('invites.waiting')
  const locale = await getLocale()
  const by = formatInstant(agreement.payBy ?? agreement.signBy, locale)
  const isWaiting = WAITS.has(agreement.state)
  const isInForce = HOLDS.has(agreement.state)
  return (
    <Frame step={5}>
      {isWaiting && <meta httpEquiv="refresh" content="10" />}
      {isWaiting && <PageTitle lead={t('lead', { by })}>{t('title', { initial: `${invite.initial}*` })}</PageTitle>}
      {isInForce && <PageTitle lead={t('inForceLead', { by })}>{t('inForce')}</PageTitle>}
      {!isWaiting && !isInForce && <PageTitle lead={t('overLead')}>{t('over')}</PageTitle>}
      <Card title={t('summary')}>
        <Rows>
          <Row label={t('number')}>{agreement.number}</Row>
          <MoneyRow label={t('most')} fen={agreement.maximumFen} />
        </Rows>
      </Card>
      {isInForce && <Notice tone="info">{t('payNext')}</Notice>}
      {(isWaiting || agreement.state === 'in_force') && (
        <ActionForm action={stepBack} className="stack">
          <FormErrors />
          <input type="hidden" name="invite" value={shownId} />
          <SubmitButton kind="quiet" pendingLabel={t('pending')}>
            {t('stepBack')}
          </SubmitButton>
        </ActionForm>
      )}
      <Links>
        <a href={path('waiting')}>{t('again')}</a>
      </Links>
    </Frame>
  )
}
