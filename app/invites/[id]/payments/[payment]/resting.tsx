import { HoldLine } from '@/components/charts/hold-line'
import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { timeOf } from '@/lib/calendar/shanghai'
import { publicId } from '@/lib/id'
import type { PaymentView } from '@/lib/payments/queries'
import { useTranslations } from 'next-intl'
import { takeAtOnce, takeBack } from '../../pay/actions'

/** Where his money is now, and until when it can be taken back. Both ways on are equally easy. */
export function Resting({ invite, payment }: { invite: string; payment: PaymentView }) {
  const t = useTranslations('invites.pay')
  const { id, restsUntil, loan } = payment
  if (!restsUntil) return null
  const his = (
    <>
      <FormErrors />
      <input type="hidden" name="invite" value={invite} />
      <input type="hidden" name="payment" value={publicId('payment', id)} />
    </>
  )
  return (
    <Card title={t('rest')}>
      <HoldLine
        places={[
          { place: 'card', title: t('now'), text: t('nowText') },
          { place: 'held', title: t('heldUntil', { time: timeOf(restsUntil) }), text: t('heldText'), now: true },
          { place: 'lender', title: t('then'), text: t('thenText', { lender: loan.lenderName }) },
        ]}
      />
      <div className="stack">
        <ActionForm action={takeBack} className="stack">
          {his}
          <SubmitButton kind="quiet" pendingLabel={t('pending')}>
            {t('takeBack')}
          </SubmitButton>
        </ActionForm>
        <ActionForm action={takeAtOnce} className="stack">
          {his}
          <SubmitButton kind="quiet" pendingLabel={t('pending')}>
            {t('takeAtOnce')}
          </SubmitButton>
        </ActionForm>
      </div>
    </Card>
  )
}
