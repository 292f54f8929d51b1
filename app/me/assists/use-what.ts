import type { Ask } from '@/lib/loans/rules'
import { useTranslations } from 'next-intl'

/** What is asked for, in a few words. */
export function useWhat(): (ask: Ask) => string {
  const t = useTranslations('assists.running')
  return (ask) => {
    if (ask.kind === 'amount') return t('amount')
    const [first = 0, last = first] = [ask.numbers[0], ask.numbers.at(-1)]
    return first === last ? t('instalments', { first }) : t('range', { first, last })
  }
}
