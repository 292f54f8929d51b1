import { unpaidOf } from '@/app/me/loans/figures'
import { Amount } from '@/components/money/amount'
import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Rows } from '@/components/ui/rows'
import type { LoanView } from '@/lib/loans/queries'
import { sumFen } from '@/lib/money/fen'
import { useTranslations } from 'next-intl'

/** What is due through today, and what would clear the loan today, part by part. */
export function OwedCard({ view: { position, today } }: { view: LoanView }) {
  const t = useTranslations('me.loan.owed')
  if (position.toClearFen === 0n) return <Notice tone="ok">{t('settled')}</Notice>
  const { principalFen, interestFen, penaltyFen } = unpaidOf(position.instalments)
  const dueFen = sumFen(position.instalments.filter(({ dueOn }) => dueOn <= today).map(({ owedFen }) => owedFen))
  return (
    <Card title={t('title')} foot={interestFen > 0n ? t('noRebate') : undefined}>
      {dueFen > 0n && (
        <>
          <p className="secondary">{t('dueNow')}</p>
          <p>
            <Amount fen={dueFen} size="medium" />
          </p>
        </>
      )}
      <Rows>
        <MoneyRow label={t('principal')} fen={principalFen} />
        <MoneyRow label={t('interest')} fen={interestFen} />
        {penaltyFen > 0n && <MoneyRow label={t('penalty')} fen={penaltyFen} />}
        <MoneyRow label={t('payoff')} fen={position.toClearFen} total />
      </Rows>
    </Card>
  )
}
