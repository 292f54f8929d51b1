import { ClaimCards } from '@/components/claims/claim-cards'
import { caseNumberOf, DisputeCard } from '@/components/payments/dispute-card'
import { PaymentCourse } from '@/components/payments/payment-course'
import { Receipt } from '@/components/payments/receipt'
import { stageOf } from '@/components/payments/stage'
import { WhatNext } from '@/components/payments/what-next'
import { AppBar } from '@/components/ui/app-bar'
import { LinkButton } from '@/components/ui/link-button'
import { Body, Page } from '@/components/ui/page'
import { SupportLink } from '@/components/ui/support-link'
import { getAgreement } from '@/lib/agreements/queries'
import { listClaims } from '@/lib/claims/queries'
import { idOf, publicId } from '@/lib/id'
import { getPayment } from '@/lib/payments/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { dispute } from '../actions'
import { helping } from '../helping'
import { ReceiptCard } from './receipt-card'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims')
  return { title: t('helped') }
}

type Props = { params: Promise<{ payment: string }>; searchParams: Promise<{ case?: string | string[] }> }

/** One payment that he made for somebody: its receipt, what comes back to him, and what is wrong with it if something is. */
export default async function HelpedPaymentPage({ params, searchParams }: Props) {
  const actor = await helping()
  const paymentId = idOf('payment', (await params).payment)
  const payment = paymentId && (await getPayment(actor, paymentId))
  const agreement = payment && payment.agreementId ? await getAgreement(actor, payment.agreementId) : undefined
  if (!payment || !agreement) notFound()
  const claim = (await listClaims(actor)).find((one) => one.paymentId === payment.id)
  const t = await getTranslations('claims')
  const stage = stageOf({ ...payment, hasOrder: payment.payUrl !== null })
  return (
    <Page
      appBar={
        <AppBar backHref="/me/helped" backLabel={t('helped')}>
          <SupportLink />
        </AppBar>
      }
    >
      <Body>
        {stage === 'posted' ? (
          <Receipt payment={payment} reader="friend" borrower={agreement.parties.borrower.name} />
        ) : (
          <PaymentCourse payment={payment} stage={stage} />
        )}
        {claim && (
          <>
            <ClaimCards claim={claim} />
            <ReceiptCard claim={claim} />
          </>
        )}
        {stage === 'posted' && !claim && <WhatNext agreement={agreement} payment={payment} />}
        {stage === 'posted' && (
          <DisputeCard paymentId={payment.id} action={dispute} caseNumber={caseNumberOf((await searchParams).case)} />
        )}
        <LinkButton href={`/me/helped/${publicId('payment', payment.id)}/agreement`}>{t('agreement')}</LinkButton>
      </Body>
    </Page>
  )
}
