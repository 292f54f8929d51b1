import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Chip } from '@/components/ui/chip'
import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatInstant } from '@/lib/calendar/format'
import { newId } from '@/lib/id'
import type { getPaymentFile } from '@/lib/payments/queries'
import { useLocale, useMessages, useTranslations } from 'next-intl'
import { askOutsideAgain } from './actions'

type Calls = NonNullable<Awaited<ReturnType<typeof getPaymentFile>>>['calls']

type CallsProps = { calls: Calls; payment: string; mayAsk: boolean; wasAsked: boolean }

/** Each call to the outside: its intent was stored before, its answer after; none yet means unknown, never no. */
export function OutsideCalls({ calls, payment, mayAsk, wasAsked }: CallsProps) {
  const t = useTranslations('admin.payment.calls')
  const outcomes: Record<string, string> = useMessages().admin.payment.calls.outcomes
  const locale = useLocale()
  return (
    <section id="calls">
      <h2>{t('title')}</h2>
      {wasAsked && (
        <Notice tone="info" role="status">
          {t('asked')}
        </Notice>
      )}
      <DataTable
        caption={t('title')}
        columns={[
          { name: t('call') },
          { name: t('party') },
          { name: t('outcome') },
          { name: t('intended') },
          { name: t('answered') },
        ]}
        empty={t('none')}
      >
        {calls.map((call) => (
          <DataRow
            key={`${call.verb} ${call.turn}`}
            heading={
              call.turn > 1 ? t('turn', { verb: t(`verbs.${call.verb}`), turn: call.turn }) : t(`verbs.${call.verb}`)
            }
          >
            <Cell>{t(`parties.${call.party}`)}</Cell>
            <Cell>
              {call.outcome ? (
                (outcomes[call.outcome] ?? call.outcome)
              ) : (
                <Chip tone="info" icon="clock">
                  {t('unknown')}
                </Chip>
              )}
            </Cell>
            <Cell>{formatInstant(call.createdAt, locale)}</Cell>
            <Cell>{call.answeredAt && formatInstant(call.answeredAt, locale)}</Cell>
          </DataRow>
        ))}
      </DataTable>
      {mayAsk && (
        <ActionForm action={askOutsideAgain} doneOnce={newId()} className="act-form staff-narrow staff-act">
          <FormErrors />
          <input type="hidden" name="payment" value={payment} />
          <p className="secondary">{t('askText')}</p>
          <div>
            <SubmitButton kind="quiet" pendingLabel={t('asking')}>
              {t('ask')}
            </SubmitButton>
          </div>
        </ActionForm>
      )}
    </section>
  )
}
