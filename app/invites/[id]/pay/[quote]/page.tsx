import '@/app/styles/pay.css'
import { MoneyPath } from '@/components/charts/money-path'
import { PriceNotice } from '@/components/payments/price-notice'
import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { BottomBar } from '@/components/ui/bottom-bar'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { getAgreement } from '@/lib/agreements/queries'
import { idOf, newId } from '@/lib/id'
import { formatFen } from '@/lib/money/format'
import { mustRest } from '@/lib/payments/help/queries'
import { getQuote } from '@/lib/quotes/queries'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Frame } from '../../frame'
import { onAgreement } from '../../on-agreement'
import { pay } from '../actions'
import { UnderPressure } from '../../under-pressure'
import { PriceOfHelp } from './price-of-help'
import { RestCard } from './rest-card'

type Props = {
  params: Promise<{ id: string; quote: string }>
  searchParams: Promise<{ was?: string | string[] }>
}

/** The last look before the cashier: what exactly, for whom, as what, where the money goes, and until when he can take it back. */
export default async function CheckPage({ params, searchParams }: Props) {
  const { actor, agreement, shownId, path } = await onAgreement(params)
  const [{ quote: shown }, { was }] = await Promise.all([params, searchParams])
  const quoteId = idOf('quote', shown)
  const replaced = typeof was === 'string' ? idOf('quote', was) : undefined
  const quote = quoteId && (await getQuote(actor, quoteId, replaced))
  const signed = await getAgreement(actor, agreement.id)
  if (!quote || quote.agreementId !== agreement.id || !signed) redirect(path('waiting'))
  const rests = await mustRest(actor, { borrowerId: agreement.borrowerId, amountFen: quote.amountFen })
  const t = await getTranslations('invites.pay')
  const check = await getTranslations('payments.check')
  const [amount, lender] = [formatFen(quote.amountFen), quote.loan.lenderName]
  const { friend, borrower } = signed.parties
  return (
    <Frame back={path('waiting')} step={6}>
      <ActionForm action={pay} doneOnce={newId()} className="stack">
        <input type="hidden" name="invite" value={shownId} />
        <input type="hidden" name="quote" value={shown} />
        <PageTitle>{check('title')}</PageTitle>
        <FormErrors />
        <PriceNotice quote={quote} />
        <MoneyPath
          from={{ party: 'friend', initial: initialOf(friend.name) }}
          to={{ party: 'lender', initial: initialOf(lender) }}
          title={t.rich('direct', { amount, lender, borrower: borrower.name, or: () => <wbr /> })}
        >
          <p>{check('warning')}</p>
        </MoneyPath>
        <PriceOfHelp quote={quote} agreement={signed} />
        {quote.isLive && <RestCard rests={rests} lender={lender} />}
        {quote.isLive && (
          <Notice icon="card">
            <p>{t('kinds')}</p>
          </Notice>
        )}
        <BottomBar tip={quote.isLive ? check('tip') : check('renewTip')} pair>
          <SubmitButton pendingLabel={check('pending')}>
            {quote.isLive ? check('pay', { amount }) : check('renew')}
          </SubmitButton>
          <LinkButton href={path('waiting')}>{check('later')}</LinkButton>
        </BottomBar>
      </ActionForm>
      <UnderPressure invite={shownId} />
    </Frame>
  )
}

const initialOf = (name: string): string => [...name][0] ?? ''
