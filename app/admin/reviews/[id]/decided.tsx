import { Row, Rows } from '@/components/ui/rows'
import type { ReviewView } from '@/lib/reviews/queries'
import { useMessages, useTranslations } from 'next-intl'

/** What was decided, by whom and why. */
export function Decided({ review, by }: { review: ReviewView; by: string | undefined }) {
  const t = useTranslations('admin.review')
  const texts = useTranslations('agreements.reviews.decision')
  const reasons: Record<string, string> = useMessages().agreements.reviews.reason
  const { decision, reasonCode, reasonNote } = review
  return (
    <section className="staff-half">
      <h2>{t('decided')}</h2>
      <Rows>
        <Row label={t('verdict')}>{decision && <b>{texts(decision)}</b>}</Row>
        <Row label={t('reason')}>{reasonCode && (reasons[reasonCode] ?? reasonCode)}</Row>
        <Row label={t('note')}>{reasonNote}</Row>
        <Row label={t('by')}>
          <span lang="zh-CN">{by}</span>
        </Row>
      </Rows>
    </section>
  )
}
