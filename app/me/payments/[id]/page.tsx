import { signedIn } from '@/app/me/signed-in'
import { PaymentCourse } from '@/components/payments/payment-course'
import { Receipt } from '@/components/payments/receipt'
import { stageOf } from '@/components/payments/stage'
import { AppBar } from '@/components/ui/app-bar'
import { BottomBar } from '@/components/ui/bottom-bar'
import { LinkButton } from '@/components/ui/link-button'
import { Body, Page } from '@/components/ui/page'
import { SupportLink } from '@/components/ui/support-link'
import { idOf, publicId } from '@/lib/id'
import { getPayment } from '@/lib/payments/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { WaysOn } from './ways-on'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payments.state')
  return { title: t('steps') }
}

/** How a payment of one's own goes, until it has ended one way or the other; then the receipt, or why there is none. */
export default async function PaymentPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedIn()
  const paymentId = idOf('payment', (await params).id)
  const payment = paymentId && (await getPayment(actor, paymentId))
  if (!payment) notFound()
  const t = await getTranslations('payments.receipt')
  const stage = stageOf({ ...payment, hasOrder: payment.payUrl !== null })
  return (
    <Page
      appBar={
        <AppBar homeHref="/me">
          <SupportLink />
        </AppBar>
      }
    >
      <Body>
        {stage === 'posted' ? (
          <>
            <Receipt payment={payment} reader="payer" />
            <p className="meta">{t('print')}</p>
          </>
        ) : (
          <PaymentCourse payment={payment} stage={stage} />
        )}
      </Body>
      {stage === 'posted' ? (
        <BottomBar pair>
          <LinkButton href="/me" kind="primary">
            {t('done')}
          </LinkButton>
          <LinkButton href={`/me/loans/${publicId('loan', payment.loan.id)}`}>{t('toLoan')}</LinkButton>
        </BottomBar>
      ) : (
        <WaysOn payment={payment} stage={stage} />
      )}
    </Page>
  )
}
