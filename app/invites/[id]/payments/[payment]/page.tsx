import '@/app/styles/pay.css'
import { caseNumberOf, DisputeCard } from '@/components/payments/dispute-card'
import { PaymentCourse } from '@/components/payments/payment-course'
import { Receipt } from '@/components/payments/receipt'
import { stageOf } from '@/components/payments/stage'
import { WhatNext } from '@/components/payments/what-next'
import { LinkButton } from '@/components/ui/link-button'
import { getAgreement } from '@/lib/agreements/queries'
import { idOf } from '@/lib/id'
import { getPayment } from '@/lib/payments/queries'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Frame } from '../../frame'
import { onAgreement } from '../../on-agreement'
import { dispute } from '../../pay/actions'
import { UnderPressure } from '../../under-pressure'
import { Resting } from './resting'
import { WaysOn } from './ways-on'

type Props = {
  params: Promise<{ id: string; payment: string }>
  searchParams: Promise<{ case?: string | string[] }>
}

const MAY_STOP = new Set(['signed', 'in_force'])

/** How his payment goes: at the cashier, resting, taken, with the lender; then the receipt, or why there is none. */
export default async function PaymentPage({ params, searchParams }: Props) {
  const { actor, agreement, shownId, path } = await onAgreement(params)
  const paymentId = idOf('payment', (await params).payment)
  const payment = paymentId && (await getPayment(actor, paymentId))
  const signed = await getAgreement(actor, agreement.id)
  if (!payment || !signed) redirect(path('waiting'))
  const t = await getTranslations('invites.done')
  const stage = stageOf({ ...payment, hasOrder: payment.payUrl !== null })
  if (stage === 'posted') {
    return (
      <Frame>
        <Receipt payment={payment} reader="friend" borrower={signed.parties.borrower.name} />
        <WhatNext agreement={signed} payment={payment} />
        <DisputeCard
          paymentId={payment.id}
          action={dispute}
          invite={shownId}
          caseNumber={caseNumberOf((await searchParams).case)}
        />
        <LinkButton href={path('agreement')}>{t('readAgreement')}</LinkButton>
      </Frame>
    )
  }
  return (
    <Frame step={6}>
      <PaymentCourse payment={payment} stage={stage}>
        {stage === 'resting' && <Resting invite={shownId} payment={payment} />}
      </PaymentCourse>
      <WaysOn invite={shownId} payment={payment} stage={stage} mayPay={agreement.state === 'in_force'} />
      {MAY_STOP.has(agreement.state) && <UnderPressure invite={shownId} />}
    </Frame>
  )
}
