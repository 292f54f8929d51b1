import type { AskDraftView } from '@/lib/assists/queries'
import { formatInstant } from '@/lib/calendar/format'
import { useLocale, useTranslations } from 'next-intl'
import { Choices } from './choices'

/** How long the friend may think; a day that would end too late says so, and is offered once. */
export function DaysFields({ draft: { preview, answers }, legend }: { draft: AskDraftView; legend: string }) {
  const t = useTranslations('assists.wizard.days')
  const locale = useLocale()
  const choices = preview?.choices ?? []
  const cutAt = choices.findIndex(
    ({ answerBy }, index) => answerBy.getTime() === choices[index + 1]?.answerBy.getTime(),
  )
  const offered = cutAt < 0 ? choices : choices.slice(0, cutAt + 1)
  const options = offered.map(({ days, answerBy }, index) => ({
    value: String(days),
    title: t('option', { days }),
    detail: t(index === cutAt ? 'cut' : 'until', { by: formatInstant(answerBy, locale) }),
  }))
  return <Choices name="days" legend={legend} chosen={answers.days && String(answers.days)} options={options} />
}
