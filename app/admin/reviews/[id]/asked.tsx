import { Row, Rows } from '@/components/ui/rows'
import { formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import type { CheckToDecide } from '@/lib/identity/queries'
import type { ReviewView } from '@/lib/reviews/queries'
import { useLocale, useTranslations } from 'next-intl'

type AskedProps = {
  review: ReviewView
  check: CheckToDecide | undefined
  visit: { assistId: string; friendId: string | null } | undefined
}

/** What was asked, what the provider said, and what it belongs to. */
export function Asked({ review, check, visit }: AskedProps) {
  const t = useTranslations('admin.review')
  return (
    <div>
      <h2>{t('asked')}</h2>
      <p className="secondary">{t(`about.${review.kind}`)}</p>
      <Rows>
        {check && <CheckRows check={check} />}
        {check?.personId && (
          <Row label={t('who')}>
            <a href={`/admin/people/${publicId('person', check.personId)}`}>{t('toPerson')}</a>
          </Row>
        )}
        {visit && (
          <Row label={t('belongsTo')}>
            <a href={`/admin/assists/${publicId('assist', visit.assistId)}`}>{t('toAssist')}</a>
          </Row>
        )}
        {review.kind === 'lender_silent' && (
          <Row label={t('belongsTo')}>
            <a href={`/admin/payments/${publicId('payment', review.subjectId)}`}>{t('toPayment')}</a>
          </Row>
        )}
        {review.kind === 'late_repayment' && (
          <Row label={t('belongsTo')}>
            <a href="/admin#set-aside">{t('toSetAside')}</a>
          </Row>
        )}
      </Rows>
    </div>
  )
}

function CheckRows({ check: { side, askedAt, answer, earlier } }: { check: CheckToDecide }) {
  const t = useTranslations('admin.review')
  const locale = useLocale()
  const said = (one: CheckToDecide['answer']) => (one ? t(`answers.${one}`) : t('noAnswer'))
  return (
    <>
      <Row label={t('side')}>{t(`sides.${side}`)}</Row>
      <Row label={t('askedAt')}>{formatInstant(askedAt, locale)}</Row>
      <Row label={t('provider')}>
        <b>{said(answer)}</b>
      </Row>
      <Row label={t('earlier')}>
        {earlier.length === 0
          ? t('noEarlier')
          : earlier.map((one, index) => (
              <span key={index} className="row-line">
                {said(one.answer)} <span className="meta">{formatInstant(one.askedAt, locale)}</span>
              </span>
            ))}
      </Row>
    </>
  )
}
