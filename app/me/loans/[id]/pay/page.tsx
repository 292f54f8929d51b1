import { signedIn } from '@/app/me/signed-in'
import { AppBar } from '@/components/ui/app-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { Links } from '@/components/ui/links'
import { Notice } from '@/components/ui/notice'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SupportLink } from '@/components/ui/support-link'
import { idOf, publicId } from '@/lib/id'
import { getPayChoice } from '@/lib/payments/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AmountForm } from './amount-form'
import { CountForm } from './count-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payments.choose')
  return { title: t('title') }
}

export default async function ChoosePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedIn()
  const loanId = idOf('loan', (await params).id)
  const choice = loanId && (await getPayChoice(actor, loanId))
  if (!choice) notFound()
  const t = await getTranslations('payments.choose')
  const { loan, open, payoffFen, runningPaymentId } = choice
  const shownId = publicId('loan', loan.id)
  return (
    <Page
      appBar={
        <AppBar backHref={`/me/loans/${shownId}`}>
          <SupportLink />
        </AppBar>
      }
    >
      <Body>
        {open.length === 0 ? (
          <EmptyState drawing="ended" title={t('settled')} heading="h1">
            <p className="secondary">{t('settledLead')}</p>
            <Links>
              <a href={`/me/loans/${shownId}`}>{t('back')}</a>
            </Links>
          </EmptyState>
        ) : (
          <>
            <PageTitle lead={t('lead', { lender: loan.lenderName, loan: loan.loanRef })}>{t('title')}</PageTitle>
            {runningPaymentId ? (
              <Notice tone="info">
                <p>{t('running')}</p>
                <Links>
                  <a href={`/me/payments/${publicId('payment', runningPaymentId)}`}>{t('runningLink')}</a>
                </Links>
              </Notice>
            ) : (
              <>
                <CountForm loan={shownId} open={open} />
                <AmountForm loan={shownId} payoffFen={payoffFen} />
                <p className="secondary">{t('tip')}</p>
              </>
            )}
          </>
        )}
      </Body>
    </Page>
  )
}
