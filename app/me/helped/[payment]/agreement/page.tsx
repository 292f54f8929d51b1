import '@/app/styles/contract.css'
import { ContractText } from '@/components/agreements/contract-text'
import { SignatureCard } from '@/components/agreements/signature-card'
import { AppBar } from '@/components/ui/app-bar'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SupportLink } from '@/components/ui/support-link'
import { getAgreement } from '@/lib/agreements/queries'
import { idOf, publicId } from '@/lib/id'
import { getPayment } from '@/lib/payments/queries'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { helping } from '../../helping'

/** What he signed for this payment, to read or print. */
export default async function HelpedAgreementPage({ params }: { params: Promise<{ payment: string }> }) {
  const actor = await helping()
  const paymentId = idOf('payment', (await params).payment)
  const payment = paymentId && (await getPayment(actor, paymentId))
  const agreement = payment && payment.agreementId ? await getAgreement(actor, payment.agreementId) : undefined
  if (!payment || !agreement) notFound()
  const t = await getTranslations('invites.done')
  return (
    <Page
      width="doc"
      alwaysLight
      appBar={
        <AppBar backHref={`/me/helped/${publicId('payment', payment.id)}`}>
          <SupportLink />
        </AppBar>
      }
    >
      <Body>
        <PageTitle lead={t('printLead')}>{t('agreement')}</PageTitle>
        <ContractText
          contract={agreement.contract}
          translation={agreement.translation}
          hash={agreement.textHash}
          reader="friend"
        />
        <SignatureCard agreement={agreement} />
      </Body>
    </Page>
  )
}
