import { Notice } from '@/components/ui/notice'
import type { CheckView } from '@/lib/identity/queries'
import { useTranslations } from 'next-intl'

const REASONS = ['papers_differ', 'not_reached', 'somebody_else', 'suspected_misuse'] as const
const AGAIN = ['mismatch', 'phone_not_theirs', 'not_the_borrower'] as const

/** Why the last check did not agree, and what would. */
export function Failure({ check: { answer, reasonCode } }: { check: CheckView }) {
  const t = useTranslations('agreements.identity')
  const again = AGAIN.find((one) => one === answer)
  if (again) return <Notice tone="warn">{t(again)}</Notice>
  const reason = REASONS.find((one) => one === reasonCode) ?? 'papers_differ'
  return answer === 'refused' ? <Notice tone="warn">{t('refused', { reason: t(`reason.${reason}`) })}</Notice> : null
}
