import { Amount } from '@/components/money/amount'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { NavItem, NavList } from '@/components/ui/nav-list'
import type { Day } from '@/lib/calendar/day'
import { formatDay } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import type { LoanSummary } from '@/lib/loans/queries'
import { useLocale, useTranslations } from 'next-intl'
import { DueChip } from './due-chip'
import { LenderName } from './lender-name'

const pathOf = ({ id }: LoanSummary): string => `/me/loans/${publicId('loan', id)}`

/** Lender and loan number: a lender may have several loans of one person. */
const LoanTitle = ({ summary: { lenderName, loanRef } }: { summary: LoanSummary }) => (
  <>
    <LenderName name={lenderName} /> <span className="meta num">{loanRef}</span>
  </>
)

/** A loan that is due after the first one. */
export function OtherLoanCard({ summary, today }: { summary: LoanSummary; today: Day }) {
  const t = useTranslations('me.home')
  const locale = useLocale()
  const { next, dueNowFen, daysOverdue } = summary
  if (!next) return null
  return (
    <Card title={<LoanTitle summary={summary} />} aside={<DueChip summary={summary} today={today} />}>
      <p>
        <Amount fen={daysOverdue > 0 ? dueNowFen : next.owedFen} size="medium" />
      </p>
      <p className="meta">{t('dueOn', { date: formatDay(next.dueOn, locale) })}</p>
      <div className="button-pair button-row">
        <LinkButton href={`${pathOf(summary)}/pay`}>{t('payShort')}</LinkButton>
        <LinkButton href={pathOf(summary)}>{t('details')}</LinkButton>
      </div>
    </Card>
  )
}

/** Loans of which nothing is owed any more. */
export function SettledLoans({ loans }: { loans: LoanSummary[] }) {
  const t = useTranslations('me.home')
  const locale = useLocale()
  if (loans.length === 0) return null
  return (
    <Card title={t('settledLoans')}>
      <NavList>
        {loans.map((loan) => (
          <NavItem
            key={loan.id}
            href={pathOf(loan)}
            detail={
              loan.settledOn &&
              t('settledOn', { date: formatDay(loan.settledOn, locale, { weekday: false, year: true }) })
            }
          >
            <LoanTitle summary={loan} />
          </NavItem>
        ))}
      </NavList>
    </Card>
  )
}
