import { signedIn } from '@/app/me/signed-in'
import { idOf } from '@/lib/id'
import { getPayment } from '@/lib/payments/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PaymentCourse } from './payment-course'
import { Receipt } from './receipt'
import { stageOf } from './stage'

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
  const stage = stageOf({ ...payment, hasOrder: payment.payUrl !== null })
  return stage === 'posted' ? <Receipt payment={payment} /> : <PaymentCourse payment={payment} stage={stage} />
}
