import '@/app/styles/pay.css'
import { signedIn } from '@/app/me/signed-in'
import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { BottomBar } from '@/components/ui/bottom-bar'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { SupportLink } from '@/components/ui/support-link'
import { idOf, newId, publicId } from '@/lib/id'
import { formatFen } from '@/lib/money/format'
import { getQuote, type QuoteView } from '@/lib/quotes/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { pay } from '../actions'
import { PriceCard } from './price-card'
import { PriceNotice } from '@/components/payments/price-notice'
import { StraightToLender } from './straight-to-lender'

type Props = {
  params: Promise<{ id: string; quote: string }>
  searchParams: Promise<{ was?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payments.check')
  return { title: t('title') }
}

async function quoteOf({ params, searchParams }: Props): Promise<QuoteView> {
  const actor = await signedIn()
  const { id, quote: shown } = await params
  const { was } = await searchParams
  const quoteId = idOf('quote', shown)
  const quote = quoteId && (await getQuote(actor, quoteId, typeof was === 'string' ? idOf('quote', was) : undefined))
  return quote && quote.loan.id === idOf('loan', id) ? quote : notFound()
}

export default async function CheckPage(props: Props) {
  const quote = await quoteOf(props)
  const t = await getTranslations('payments.check')
  const { id, loan, amountFen, isLive } = quote
  const path = `/me/loans/${publicId('loan', loan.id)}`
  return (
    <Page
      appBar={
        <AppBar backHref={`${path}/pay`}>
          <SupportLink />
        </AppBar>
      }
    >
      <ActionForm action={pay} doneOnce={newId()}>
        <input type="hidden" name="quote" value={publicId('quote', id)} />
        <Body>
          <PageTitle>{t('title')}</PageTitle>
          <FormErrors />
          <PriceNotice quote={quote} />
          <StraightToLender loan={loan} amountFen={amountFen} />
          <PriceCard quote={quote} />
          {isLive && (
            <Notice icon="card">
              <p>{t('howText', { lender: loan.lenderName })}</p>
            </Notice>
          )}
        </Body>
        <BottomBar tip={t(isLive ? 'tip' : 'renewTip')} pair>
          <SubmitButton pendingLabel={t('pending')}>
            {isLive ? t('pay', { amount: formatFen(amountFen) }) : t('renew')}
          </SubmitButton>
          <LinkButton href={path}>{t('later')}</LinkButton>
        </BottomBar>
      </ActionForm>
    </Page>
  )
}
