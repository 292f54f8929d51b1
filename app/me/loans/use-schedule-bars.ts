import type { ScheduleBarValues } from '@/components/charts/schedule-bar'
import { formatDay } from '@/lib/calendar/format'
import type { InstalmentPosition } from '@/lib/loans/rules'
import { fen } from '@/lib/money/fen'
import { useLocale, useTranslations } from 'next-intl'
import { paidFenOf } from './figures'

const stateOf = ({ state }: InstalmentPosition, isFirstOpen: boolean): ScheduleBarValues['state'] => {
  if (state === 'paid' || state === 'held') return 'paid'
  if (state === 'overdue') return 'overdue'
  return isFirstOpen ? 'current' : 'later'
}

/** The bars of a schedule, each named by its number and day. */
export function useScheduleBars(instalments: readonly InstalmentPosition[]): ScheduleBarValues[] {
  const t = useTranslations('me.loan')
  const locale = useLocale()
  const firstOpen = instalments.find(({ owedFen }) => owedFen > 0n)
  return instalments.map((one) => ({
    label: t('month', { month: String(Number(one.dueOn.slice(5, 7))) }),
    name: t('instalmentOn', { number: one.number, date: formatDay(one.dueOn, locale, { weekday: false }) }),
    principalFen: one.principalFen,
    interestFen: one.interestFen,
    penaltyFen: fen(one.penaltyPaidFen + one.penaltyFen),
    paidFen: paidFenOf(one),
    state: stateOf(one, one === firstOpen),
  }))
}
