import { countChoices } from '@/app/me/loans/[id]/pay/choices'
import { FormMoneyField } from '@/components/ui/action-form'
import type { AskDraftView } from '@/lib/assists/queries'
import { formatDay } from '@/lib/calendar/format'
import { formatFen, plainFen } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'
import { Choices } from './choices'

/** How many instalments, the oldest first, or how much money. */
export function MuchFields({ draft: { loan, answers }, legend }: { draft: AskDraftView; legend: string }) {
  const t = useTranslations('assists.wizard.much')
  const locale = useLocale()
  if (answers.by === 'amount') {
    return (
      <>
        <input type="hidden" name="question" value="amount" />
        <FormMoneyField
          name="amount"
          label={t('amount')}
          hint={t('amountHint', { most: formatFen(loan.position.toClearFen) })}
          defaultValue={answers.amountFen && plainFen(answers.amountFen)}
        />
      </>
    )
  }
  const open = loan.position.instalments
    .filter(({ owedFen }) => owedFen > 0n)
    .map(({ number, dueOn, owedFen, state }) => ({ number, dueOn, owedFen, isOverdue: state === 'overdue' }))
  const options = countChoices(open).map(({ kind, count, amountFen, last }) => ({
    value: String(count),
    title: t(kind === 'all' ? 'all' : 'count', { count, amount: formatFen(amountFen) }),
    detail: t(count === 1 ? 'until' : 'through', { number: last.number, day: formatDay(last.dueOn, locale) }),
  }))
  const chosen = answers.count === undefined ? undefined : String(answers.count)
  return <Choices name="count" legend={legend} chosen={chosen} options={options} />
}
