import { Chip } from '@/components/ui/chip'
import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { formatDay } from '@/lib/calendar/format'
import type { LoanSummary } from '@/lib/loans/queries'
import { formatFen } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'

/** How each loan of a person stands today. */
export function LoanTable({ loans }: { loans: LoanSummary[] }) {
  const t = useTranslations('admin.person.loan')
  const locale = useLocale()
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { name: t('loan') },
        { name: t('state') },
        { name: t('next') },
        { name: t('due'), number: true },
        { name: t('payoff'), number: true },
      ]}
      empty={t('none')}
    >
      {loans.map((loan) => (
        <DataRow
          key={loan.id}
          heading={<span lang="zh-CN">{loan.lenderName}</span>}
          detail={<span className="num">{loan.loanRef}</span>}
        >
          <Cell>
            <LoanChip loan={loan} />
          </Cell>
          <Cell>
            {loan.next &&
              t('nextText', { number: loan.next.number, day: formatDay(loan.next.dueOn, locale, { weekday: false }) })}
          </Cell>
          <Cell number>{formatFen(loan.dueNowFen)}</Cell>
          <Cell number>{formatFen(loan.payoffFen)}</Cell>
        </DataRow>
      ))}
    </DataTable>
  )
}

function LoanChip({ loan: { settledOn, daysOverdue } }: { loan: LoanSummary }) {
  const t = useTranslations('admin.person.loan')
  if (settledOn)
    return (
      <Chip tone="ok" icon="check">
        {t('settled')}
      </Chip>
    )
  return daysOverdue > 0 ? (
    <Chip tone="warn" icon="clock">
      {t('overdue', { days: daysOverdue })}
    </Chip>
  ) : (
    <Chip tone="ok" icon="check">
      {t('inTime')}
    </Chip>
  )
}
