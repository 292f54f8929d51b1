import { ClaimChart } from '@/components/claims/claim-chart'
import { Amount } from '@/components/money/amount'
import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import { formatDay } from '@/lib/calendar/format'
import type { ClaimView } from '@/lib/claims/queries'
import { fen, sumFen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** How much is left of a claim and how it goes down; then its plan, part by part. The same for both of the two. */
export function ClaimCards({ claim }: { claim: ClaimView }) {
  const t = useTranslations('claims')
  const locale = useLocale()
  const { plan, openFen, receivedFen } = claim
  const total = sumFen(plan.map(({ principalFen, interestFen }) => fen(principalFen + interestFen)))
  return (
    <>
      <Card title={t('left')}>
        <p>
          <Amount fen={openFen} size="large" />
        </p>
        <p className="meta">{t('ofTotal', { total: formatFen(total), received: formatFen(receivedFen) })}</p>
        <ClaimChart claim={claim} />
      </Card>
      <Card title={t('plan')}>
        <Rows>
          {plan.map(({ number, dueOn, principalFen, interestFen, openFen: open, isLate }) => (
            <MoneyRow
              key={number}
              label={formatDay(dueOn, locale, { year: true })}
              fen={principalFen + interestFen}
              detail={open === 0n ? t('came') : isLate ? t('late', { amount: formatFen(open) }) : undefined}
            />
          ))}
          <MoneyRow label={t('total', { count: plan.length })} fen={total} total />
        </Rows>
      </Card>
    </>
  )
}

/** What came in, as the friend recorded it; each record with what may be done about it. */
export function ReceiptRows({ claim, children }: { claim: ClaimView; children?: (receiptId: string) => ReactNode }) {
  const t = useTranslations('claims')
  const locale = useLocale()
  if (claim.receipts.length === 0) return <p className="secondary">{t('noReceipts')}</p>
  return (
    <Rows>
      {claim.receipts.map(({ id, amountFen, receivedOn, undone, undoes }) => (
        <Row
          key={id}
          label={formatDay(receivedOn, locale, { year: true })}
          detail={undoes ? t('undoes') : undone ? t('undone') : undefined}
        >
          <Amount fen={amountFen} />
          {!undoes && !undone && children?.(id)}
        </Row>
      ))}
    </Rows>
  )
}
