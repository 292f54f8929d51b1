import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Links } from '@/components/ui/links'
import { LookAgain } from '@/components/ui/look-again'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page'
import { Row, Rows } from '@/components/ui/rows'
import { SubmitButton } from '@/components/ui/submit-button'
import type { AgreementPosition } from '@/lib/agreements/queries'
import { formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import { getMaskedInvite, isPaidElsewhere } from '@/lib/invites/queries'
import { getPaymentOfAgreement } from '@/lib/payments/help/queries'
import { getLocale, getTranslations } from 'next-intl/server'
import { stepBack } from '../contract/actions'
import { Frame } from '../frame'
import { onAgreement } from '../on-agreement'
import type { PageParams } from '../on-invite'
import { askPrice } from '../pay/actions'
import { UnderPressure } from '../under-pressure'

const WAITS = new Set<AgreementPosition['state']>(['signed'])
const OVER = new Set<AgreementPosition['state']>(['withdrawn', 'voided', 'lapsed'])

export default async function WaitingPage({ params }: PageParams) {
  const { actor, agreement, shownId, path } = await onAgreement(params)
  const paymentId = await getPaymentOfAgreement(actor, agreement.id)
  const t = await getTranslations('invites.waiting')
  const locale = await getLocale()
  const by = formatInstant(agreement.payBy ?? agreement.signBy, locale)
  const isWaiting = WAITS.has(agreement.state)
  const isInForce = agreement.state === 'in_force'
  const isOver = OVER.has(agreement.state)
  const end = isOver && (await isPaidElsewhere(actor)) ? 'paid' : 'over'
  const borrower = `${(isWaiting && (await getMaskedInvite(actor))?.initial) || ''}*`
  return (
    <Frame step={5}>
      {isWaiting && <LookAgain seconds={10} state={t('title', { initial: borrower })} />}
      {isWaiting && <PageTitle lead={t('lead', { by })}>{t('title', { initial: borrower })}</PageTitle>}
      {isInForce && <PageTitle lead={t('inForceLead', { by })}>{t('inForce')}</PageTitle>}
      {agreement.state === 'performed' && <PageTitle lead={t('performedLead')}>{t('performed')}</PageTitle>}
      {isOver && <PageTitle lead={t(`${end}Lead`)}>{t(end)}</PageTitle>}
      <Card title={t('summary')}>
        <Rows>
          <Row label={t('number')}>{agreement.number}</Row>
          <MoneyRow label={t('most')} fen={agreement.maximumFen} />
        </Rows>
      </Card>
      {paymentId ? (
        <LinkButton href={path(`payments/${publicId('payment', paymentId)}`)} kind="primary">
          {t('seePayment')}
        </LinkButton>
      ) : (
        isInForce && (
          <ActionForm action={askPrice} className="stack">
            <FormErrors />
            <input type="hidden" name="invite" value={shownId} />
            <SubmitButton pendingLabel={t('pending')}>{t('pay')}</SubmitButton>
          </ActionForm>
        )
      )}
      <LinkButton href={path('agreement')}>{t('read')}</LinkButton>
      {(isWaiting || isInForce) && !paymentId && (
        <ActionForm action={stepBack} className="stack">
          <FormErrors />
          <input type="hidden" name="invite" value={shownId} />
          <SubmitButton kind="quiet" pendingLabel={t('pending')}>
            {t('stepBack')}
          </SubmitButton>
        </ActionForm>
      )}
      {(isWaiting || isInForce) && <UnderPressure invite={shownId} />}
      <Links>
        <a href={path('waiting')}>{t('again')}</a>
      </Links>
    </Frame>
  )
}
