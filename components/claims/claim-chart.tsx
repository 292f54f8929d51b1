import { StairsPlot } from '@/components/charts/stairs-plot'
import { daysBetween, type Day } from '@/lib/calendar/day'
import { formatDay } from '@/lib/calendar/format'
import type { ClaimView } from '@/lib/claims/queries'
import { useLocale, useTranslations } from 'next-intl'
import { claimSteps } from './claim-steps'

const TICKS_MAX = 4

/** What is left to be given back, going down as it came in and as it is planned. */
export function ClaimChart({ claim }: { claim: ClaimView }) {
  const t = useTranslations('claims')
  const locale = useLocale()
  const { startedOn, plan, today } = claim
  const name = (on: Day) => formatDay(on, locale, { weekday: false })
  const every = Math.ceil(plan.length / TICKS_MAX)
  const ticks = plan
    .filter((_, index) => (plan.length - 1 - index) % every === 0)
    .map(({ dueOn }) => ({ at: daysBetween(startedOn, dueOn), label: name(dueOn) }))
  const steps = claimSteps(claim, name)
  return <StairsPlot label={t('chart')} steps={steps} todayAt={daysBetween(startedOn, today)} ticks={ticks} />
}
