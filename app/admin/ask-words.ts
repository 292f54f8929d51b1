import type { AssistSummary } from '@/lib/insight/queries'
import { useTranslations } from 'next-intl'

/** What an ask is for: instalments by number, or an amount. */
export function useAskWords(): (ask: AssistSummary['ask']) => string {
  const t = useTranslations('admin.assist')
  return (ask) => {
    if (ask.kind === 'amount') return t('forAmount')
    const [first = 0, last = first] = [ask.numbers[0], ask.numbers.at(-1)]
    return first === last ? t('forOne', { first }) : t('forSome', { first, last })
  }
}
