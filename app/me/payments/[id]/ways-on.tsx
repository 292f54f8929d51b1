import { cashierHref } from '@/components/payments/cashier-href'
import type { Stage } from '@/components/payments/stage'
import { BottomBar } from '@/components/ui/bottom-bar'
import { LinkButton } from '@/components/ui/link-button'
import { Links } from '@/components/ui/links'
import { publicId } from '@/lib/id'
import type { PaymentView } from '@/lib/payments/queries'
import { useLocale, useTranslations } from 'next-intl'

/** Where one goes from a payment that is not posted (yet). */
export function WaysOn({ payment, stage }: { payment: PaymentView; stage: Stage }) {
  const t = useTranslations('payments.state')
  const locale = useLocale()
  const here = `/me/payments/${publicId('payment', payment.id)}`
  const loan = `/me/loans/${publicId('loan', payment.loan.id)}`
  if (stage === 'ended' || stage === 'returned') {
    return (
      <BottomBar pair>
        {payment.kind === 'own' && (
          <LinkButton href={`${loan}/pay`} kind="primary">
            {t('again')}
          </LinkButton>
        )}
        <LinkButton href={loan}>{t('toLoan')}</LinkButton>
      </BottomBar>
    )
  }
  return (
    <BottomBar>
      {stage === 'at_cashier' && payment.payUrl && (
        <LinkButton href={cashierHref(payment.payUrl, locale)} kind="primary">
          {t('goToCashier')}
        </LinkButton>
      )}
      <LinkButton href={here} icon="clock">
        {t('look')}
      </LinkButton>
      <Links>
        <a href={loan}>{t('toLoan')}</a>
        <a href="/me">{t('home')}</a>
      </Links>
    </BottomBar>
  )
}
