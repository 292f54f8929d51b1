import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import { OptionCard, OptionGroup } from '@/components/ui/option-group'
import { SubmitButton } from '@/components/ui/submit-button'
import { SupportLink } from '@/components/ui/support-link'
import { idOf, newId, publicId } from '@/lib/id'
import { DISPUTE_REASONS } from '@/lib/payments/rules'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'

type Props = {
  paymentId: string
  action: ComponentProps<typeof ActionForm>['action']
  /** The link on which he acts, where he is not signed in. */
  invite?: string
  /** The number under which he said it just now. */
  caseNumber?: string
}

/** The number of a case that an address names; nothing for anything else. */
export function caseNumberOf(shown: string | string[] | undefined): string | undefined {
  return typeof shown === 'string' && idOf('case', shown) ? shown : undefined
}

/** What can still be undone, and something wrong said in one of a few kinds, to a person. */
export function DisputeCard({ paymentId, action, invite, caseNumber }: Props) {
  const t = useTranslations('payments.dispute')
  return (
    <Card title={t('title')}>
      <div className="stack" id="dispute">
        <p className="secondary">{t('undo')}</p>
        <p className="secondary">{t('limits')}</p>
        {caseNumber ? (
          <Notice tone="ok" icon="check">
            <p>{t('opened', { number: caseNumber })}</p>
          </Notice>
        ) : (
          <Disclosure summary={t('say')}>
            <ActionForm action={action} doneOnce={newId()} className="stack">
              <FormErrors />
              {invite && <input type="hidden" name="invite" value={invite} />}
              <input type="hidden" name="payment" value={publicId('payment', paymentId)} />
              <OptionGroup name="reason" legend={t('which')}>
                {DISPUTE_REASONS.map((reason, index) => (
                  <OptionCard
                    key={reason}
                    id={index === 0 ? 'reason' : undefined}
                    name="reason"
                    value={reason}
                    title={t(`reason.${reason}`)}
                  />
                ))}
              </OptionGroup>
              <p className="secondary">{t('noMoney')}</p>
              <SubmitButton kind="quiet" pendingLabel={t('pending')}>
                {t('send')}
              </SubmitButton>
            </ActionForm>
          </Disclosure>
        )}
        <p>
          <SupportLink />
        </p>
      </div>
    </Card>
  )
}
