import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Links } from '@/components/ui/links'
import { LookAgain } from '@/components/ui/look-again'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page'
import { Row, Rows } from '@/components/ui/rows'
import { SubmitButton } from '@/components/ui/submit-button'
import { getAgreementOfInvite, type AgreementPosition } from '@/lib/agreements/queries'
import { formatInstant } from '@/lib/calendar/format'
import { idOf } from '@/lib/id'
import { friendOf } from '@/lib/invite-session'
import { getMaskedInvite } from '@/lib/invites/queries'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { stepBack } from '../contract/actions'
import { Frame } from '../frame'
import type { PageParams } from '../on-invite'

const WAITS = new Set<AgreementPosition['state']>(['signed'])
const HOLDS = new Set<AgreementPosition['state']>(['in_force', 'performed'])

export default async function WaitingPage({ params }: PageParams) {
  const { id: shownId } = await params
  const inviteId = idOf('invite', shownId)
  const actor = inviteId ? await friendOf(inviteId) : undefined
  if (!inviteId || !actor) redirect('/invites/ended')
  const agreement = await getAgreementOfInvite(actor, inviteId)
  if (!agreement) redirect(`/invites/${shownId}/terms`)
  const t = await getTranslations('invites.waiting')
  const locale = await getLocale()
  const by = formatInstant(agreement.payBy ?? agreement.signBy, locale)
  const isWaiting = WAITS.has(agreement.state)
  const isInForce = HOLDS.has(agreement.state)
  const borrower = `${(isWaiting && (await getMaskedInvite(actor))?.initial) || ''}*`
  return (
    <Frame step={5}>
      {isWaiting && <LookAgain seconds={10} state={t('title', { initial: borrower })} />}
      {isWaiting && <PageTitle lead={t('lead', { by })}>{t('title', { initial: borrower })}</PageTitle>}
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
        <a href={`/invites/${shownId}/waiting`}>{t('again')}</a>
      </Links>
    </Frame>
  )
}
