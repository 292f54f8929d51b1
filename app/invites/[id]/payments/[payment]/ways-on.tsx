import { cashierHref } from '@/components/payments/cashier-href'
import type { Stage } from '@/components/payments/stage'
import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { publicId } from '@/lib/id'
import type { PaymentView } from '@/lib/payments/queries'
import { useLocale, useTranslations } from 'next-intl'
import { askPrice } from '../../pay/actions'

type Props = { invite: string; payment: PaymentView; stage: Stage; mayPay: boolean }

/** Where he goes from a payment that is not posted (yet). */
export function WaysOn({ invite, payment, stage, mayPay }: Props) {
  const t = useTranslations('payments.state')
  const done = useTranslations('invites.done')
  const pending = useTranslations('invites.pay')('pending')
  const locale = useLocale()
  const here = `/invites/${invite}/payments/${publicId('payment', payment.id)}`
  if (stage === 'ended' || stage === 'returned') {
    return (
      <>
        {stage === 'ended' && mayPay && (
          <ActionForm action={askPrice} className="stack">
            <FormErrors />
            <input type="hidden" name="invite" value={invite} />
            <SubmitButton pendingLabel={pending}>{t('again')}</SubmitButton>
          </ActionForm>
        )}
        <LinkButton href={`/invites/${invite}/waiting`}>{done('toAgreement')}</LinkButton>
      </>
    )
  }
  return (
    <>
      {stage === 'at_cashier' && payment.payUrl && (
        <LinkButton href={cashierHref(payment.payUrl, locale)} kind="primary">
          {t('goToCashier')}
        </LinkButton>
      )}
      <LinkButton href={here} icon="clock">
        {t('look')}
      </LinkButton>
    </>
  )
}
