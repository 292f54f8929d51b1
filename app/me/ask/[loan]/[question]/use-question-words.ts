import type { Question } from '@/lib/assists/rules'
import { useTranslations } from 'next-intl'

/** The question as the page's heading, and the sentence under it. */
export function useQuestionWords(
  question: Question,
  by: 'instalments' | 'amount' | undefined,
): { title: string; lead?: string } {
  const t = useTranslations('assists.wizard')
  if (question === 'by') return { title: t('by.title') }
  if (question !== 'much') return { title: t(`${question}.title`), lead: t(`${question}.lead`) }
  return by === 'amount'
    ? { title: t('much.amountTitle'), lead: t('much.amountLead') }
    : { title: t('much.countTitle'), lead: t('much.countLead') }
}
