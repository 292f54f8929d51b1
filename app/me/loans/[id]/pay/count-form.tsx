import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { NavButton, NavList } from '@/components/ui/nav-list'
import { formatDay } from '@/lib/calendar/format'
import { formatFen } from '@/lib/money/format'
import type { OpenInstalment } from '@/lib/payments/queries'
import { useLocale, useTranslations } from 'next-intl'
import { askPrice } from './actions'
import { countChoices, type CountChoice } from './choices'

/** How many instalments, oldest first: one tap leads to the page on which the price is checked. */
export function CountForm({ loan, open }: { loan: string; open: OpenInstalment[] }) {
  const t = useTranslations('payments.choose')
  return (
    <ActionForm action={askPrice} className="stack">
      <FormErrors />
      <input type="hidden" name="loan" value={loan} />
      <NavList label={t('legend')}>
        {countChoices(open).map((choice) => (
          <NavButton key={choice.count} name="wish" value={String(choice.count)} detail={<Detail choice={choice} />}>
            {t(choice.kind, { count: choice.count, number: choice.last.number })} {formatFen(choice.amountFen)}
          </NavButton>
        ))}
      </NavList>
    </ActionForm>
  )
}

function Detail({ choice: { kind, count, last } }: { choice: CountChoice }) {
  const t = useTranslations('payments.choose')
  const day = formatDay(last.dueOn, useLocale(), { weekday: false })
  if (kind === 'all' && count > 1) return t('allDetail', { count })
  if (count > 1) return t('until', { number: last.number })
  return last.isOverdue ? t('dueOverdue', { day }) : t('due', { day })
}
