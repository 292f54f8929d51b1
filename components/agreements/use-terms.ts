import { dueDaysOf, type Terms } from '@/lib/agreements/rules'
import { formatDay } from '@/lib/calendar/format'
import { formatRate } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'

/** The terms of an agreement in one or two sentences. */
export function useTerms(): (terms: Terms) => string {
  const t = useTranslations('agreements.terms')
  const locale = useLocale()
  const on = (day: Parameters<typeof formatDay>[0]) => formatDay(day, locale, { weekday: false, year: true })
  return (terms) => {
    if (terms.meaning === 'gift') return t('gift')
    if (terms.meaning === 'advance') return t('advance', { byOn: on(terms.byOn) })
    const plan = t('loan', {
      firstOn: on(terms.firstOn),
      months: terms.months,
      lastOn: on(dueDaysOf(terms).at(-1) ?? terms.firstOn),
    })
    const rate = terms.rateBps > 0 ? t('rate', { rate: formatRate(terms.rateBps) }) : t('noRate')
    return locale === 'zh-CN' ? plan + rate : `${plan} ${rate}`
  }
}
