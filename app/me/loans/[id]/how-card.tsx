import { balanceBeforeFen, dueFenOf, shownOf } from '@/app/me/loans/figures'
import { Card } from '@/components/ui/card'
import { daysBetween } from '@/lib/calendar/day'
import type { LoanView } from '@/lib/loans/queries'
import { annuityOf } from '@/lib/money/amortisation'
import { fen } from '@/lib/money/fen'
import { formatFen, formatRate } from '@/lib/money/format'
import { useTranslations } from 'next-intl'

/** How principal and interest came about, with this loan's own figures. */
export function HowCard({ view }: { view: LoanView }) {
  const t = useTranslations('me.loan.how')
  const { terms } = view.loan
  const isMonthly = terms.method !== 'bullet_daily'
  return (
    <Card title={t('title')}>
      <ul className="points">
        <li>
          <MethodWords view={view} />
        </li>
        {isMonthly && <li>{t('rateMonthly', { rate: formatRate(terms.rateBps) })}</li>}
        {isMonthly && (
          <li>
            <ExampleWords view={view} />
          </li>
        )}
        <li>{t('order')}</li>
      </ul>
    </Card>
  )
}

function MethodWords({ view: { loan } }: { view: LoanView }) {
  const t = useTranslations('me.loan.how')
  const { method, principalFen, rateBps, terms, startOn } = loan.terms
  const principal = formatFen(principalFen)
  switch (method) {
    case 'equal_instalment':
      return t(method, { principal, terms, amount: formatFen(annuityOf(principalFen, rateBps, terms)) })
    case 'equal_principal':
      return t(method, { principal, terms, amount: formatFen(fen(principalFen / BigInt(terms))) })
    case 'interest_first':
      return t(method, { principal })
    case 'bullet_daily': {
      const [only] = loan.instalments
      const days = only ? daysBetween(startOn, only.dueOn) : 0
      return t(method, { principal, rate: formatRate(rateBps), days, amount: formatFen(only?.interestFen ?? fen(0)) })
    }
  }
}

/** The instalment that is next, or the last one, worked out. */
function ExampleWords({ view: { loan, position } }: { view: LoanView }) {
  const t = useTranslations('me.loan.how')
  const shown = shownOf(position.instalments)
  const one = shown.find(({ owedFen }) => owedFen > 0n) ?? shown.at(-1)
  if (!one) return null
  const isOnWhole = loan.terms.method === 'interest_first'
  return t('example', {
    number: one.number,
    balance: formatFen(isOnWhole ? loan.terms.principalFen : balanceBeforeFen(loan.instalments, one.number)),
    rate: formatRate(loan.terms.rateBps),
    interest: formatFen(one.interestFen),
    principal: formatFen(one.principalFen),
    amount: formatFen(dueFenOf(one)),
  })
}
