import { ReceiptRows } from '@/components/claims/claim-cards'
import { ActionForm, FormDateField, FormErrors, FormMoneyField } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ClaimView } from '@/lib/claims/queries'
import { newId, publicId } from '@/lib/id'
import { formatFen } from '@/lib/money/format'
import { useTranslations } from 'next-intl'
import { record, undo } from '../actions'

/** What came back to him so far, as he recorded it; another record; each can be taken back. */
export function ReceiptCard({ claim }: { claim: ClaimView }) {
  const t = useTranslations('claims')
  const shownId = publicId('claim', claim.id)
  return (
    <Card title={t('receipts')}>
      <div className="stack" id="receipts">
        <ReceiptRows claim={claim}>
          {(receiptId) => (
            <ActionForm action={undo}>
              <FormErrors />
              <input type="hidden" name="claim" value={shownId} />
              <input type="hidden" name="receipt" value={receiptId} />
              <SubmitButton kind="quiet" small pendingLabel={t('pending')}>
                {t('undo')}
              </SubmitButton>
            </ActionForm>
          )}
        </ReceiptRows>
        {claim.state === 'running' && (
          <ActionForm action={record} doneOnce={newId()} className="stack">
            <FormErrors />
            <input type="hidden" name="claim" value={shownId} />
            <FormMoneyField
              name="amount"
              label={t('amount')}
              hint={t('amountHint', { open: formatFen(claim.openFen) })}
            />
            <FormDateField name="on" label={t('on')} min={claim.startedOn} max={claim.today} />
            <SubmitButton pendingLabel={t('pending')}>{t('record')}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Card>
  )
}
