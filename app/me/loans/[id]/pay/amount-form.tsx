import { ActionForm, FormErrors, FormMoneyField } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useTranslations } from 'next-intl'
import { askPrice } from './actions'

/** An amount of his own: it goes to the oldest instalment first, what is over to the next. */
export function AmountForm({ loan, payoffFen }: { loan: string; payoffFen: Fen }) {
  const t = useTranslations('payments.choose')
  return (
    <Card title={t('amount')}>
      <p className="secondary">{t('amountDetail')}</p>
      <ActionForm action={askPrice} className="stack" blame={{ amount_zero: 'amount', amount_over_payoff: 'amount' }}>
        <FormErrors />
        <input type="hidden" name="loan" value={loan} />
        <input type="hidden" name="wish" value="amount" />
        <FormMoneyField name="amount" label={t('amountLabel')} hint={t('amountHint', { most: formatFen(payoffFen) })} />
        <SubmitButton kind="quiet" pendingLabel={t('pending')}>
          {t('submit')}
        </SubmitButton>
      </ActionForm>
    </Card>
  )
}
