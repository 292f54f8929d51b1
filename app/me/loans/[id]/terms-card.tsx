import { LenderName } from '@/app/me/lender-name'
import { Amount } from '@/components/money/amount'
import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import { formatDay } from '@/lib/calendar/format'
import type { LoanView } from '@/lib/loans/queries'
import { formatRate } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'

/** What borrower and lender agreed. */
export function TermsCard({ view: { lender, loanRef, loan } }: { view: LoanView }) {
  const t = useTranslations('me.loan.terms')
  const how = useTranslations('me.loan.how')
  const locale = useLocale()
  const { principalFen, rateBps, method, terms, startOn, dueDay } = loan.terms
  return (
    <Card title={how('termsTitle')}>
      <Rows>
        <Row label={t('lender')}>
          <LenderName name={lender.name} />
        </Row>
        {lender.phone && (
          <Row label={t('phone')}>
            <a href={`tel:${lender.phone.replaceAll('-', '')}`}>{lender.phone}</a>
          </Row>
        )}
        <Row label={t('number')}>
          <span className="num">{loanRef}</span>
        </Row>
        <Row label={t('principal')}>
          <Amount fen={principalFen} />
        </Row>
        <Row label={t('rate')}>{formatRate(rateBps)}</Row>
        <Row label={t('method')}>{t(`methods.${method}`)}</Row>
        {method === 'bullet_daily' ? (
          <Row label={t('months')}>{t('monthsOf', { count: terms })}</Row>
        ) : (
          <Row label={t('terms')}>{t('termsOf', { count: terms })}</Row>
        )}
        <Row label={t('start')}>{formatDay(startOn, locale, { weekday: false, year: true })}</Row>
        <Row label={t('dueDay')}>{t('dueDayOf', { day: dueDay })}</Row>
      </Rows>
    </Card>
  )
}
