import { ClaimCards, ReceiptRows } from '@/components/claims/claim-cards'
import { AppBar } from '@/components/ui/app-bar'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SupportLink } from '@/components/ui/support-link'
import { getClaim } from '@/lib/claims/queries'
import { idOf, publicId } from '@/lib/id'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { signedIn } from '../../signed-in'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims')
  return { title: t('owe') }
}

/** What he owes to one friend, as the two agreed and as it came in. */
export default async function ClaimPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedIn()
  const id = idOf('claim', (await params).id)
  const claim = id && (await getClaim(actor, id))
  if (!claim) notFound()
  const t = await getTranslations('claims')
  const friend = claim.agreement.parties.friend.name
  const { id: agreementId, assistId } = claim.agreement
  return (
    <Page
      appBar={
        <AppBar backHref="/me/claims" backLabel={t('owe')}>
          <SupportLink />
        </AppBar>
      }
    >
      <Body>
        <PageTitle>{t('oweTo', { friend })}</PageTitle>
        <ClaimCards claim={claim} />
        <Card title={t('receipts')}>
          <ReceiptRows claim={claim} />
        </Card>
        <Notice>{t('howToRepay', { friend })}</Notice>
        <LinkButton href={`/me/assists/${publicId('assist', assistId)}/sign/${publicId('agreement', agreementId)}`}>
          {t('agreement')}
        </LinkButton>
      </Body>
    </Page>
  )
}
