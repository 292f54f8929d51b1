import { MoneyPath } from '@/components/charts/money-path'
import type { Fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useTranslations } from 'next-intl'

/** The sentence that matters most before one pays: where the money goes. */
export function StraightToLender({ loan, amountFen }: { loan: { lenderName: string }; amountFen: Fen }) {
  const t = useTranslations('payments.check')
  const [initial = ''] = [...loan.lenderName]
  const [you = ''] = [...t('you')]
  return (
    <MoneyPath
      from={{ party: 'borrower', initial: you }}
      to={{ party: 'lender', initial }}
      title={t.rich('direct', { amount: formatFen(amountFen), lender: loan.lenderName, or: () => <wbr /> })}
    >
      <p>{t('warning')}</p>
    </MoneyPath>
  )
}
