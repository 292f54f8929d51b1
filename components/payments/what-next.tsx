import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Rows } from '@/components/ui/rows'
import type { AgreementView } from '@/lib/agreements/queries'
import { planOf, planTotalOf } from '@/lib/agreements/rules'
import { formatDay } from '@/lib/calendar/format'
import { dayOf } from '@/lib/calendar/shanghai'
import type { PaymentView } from '@/lib/payments/queries'
import { useLocale, useTranslations } from 'next-intl'

type Props = { agreement: AgreementView; payment: PaymentView }

/** What is due back to the friend and when, or that nothing is. */
export function WhatNext({ agreement: { terms, parties }, payment: { amountFen, postedAt, now } }: Props) {
  const t = useTranslations('invites.done')
  const locale = useLocale()
  const borrower = parties.borrower.name
  const plan = planOf(terms, amountFen, dayOf(postedAt ?? now))
  return (
    <>
      {plan.length === 0 ? (
        <Card title={t('gift')}>
          <p className="secondary">{t('giftText', { borrower })}</p>
        </Card>
      ) : (
        <Card title={t('plan', { borrower, count: plan.length })} foot={t('planFoot')}>
          <Rows>
            {plan.map(({ number, dueOn, principalFen, interestFen }) => (
              <MoneyRow
                key={number}
                label={formatDay(dueOn, locale, { year: true })}
                fen={principalFen + interestFen}
              />
            ))}
            <MoneyRow label={t('planTotal')} fen={planTotalOf(plan)} total />
          </Rows>
        </Card>
      )}
    </>
  )
}
