import '@/app/styles/contract.css'
import { ContractText } from '@/components/agreements/contract-text'
import { SignatureCard } from '@/components/agreements/signature-card'
import { PageTitle } from '@/components/ui/page'
import { getAgreement } from '@/lib/agreements/queries'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Frame } from '../frame'
import { onAgreement } from '../on-agreement'

/** What he signed, to read or print whenever he likes. */
export default async function AgreementPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, agreement, path } = await onAgreement(params)
  const signed = await getAgreement(actor, agreement.id)
  if (!signed) redirect(path('waiting'))
  const t = await getTranslations('invites.done')
  return (
    <Frame back={path('waiting')} doc>
      <PageTitle lead={t('printLead')}>{t('agreement')}</PageTitle>
      <ContractText
        contract={signed.contract}
        translation={signed.translation}
        hash={signed.textHash}
        reader="friend"
      />
      <SignatureCard agreement={signed} />
    </Frame>
  )
}
