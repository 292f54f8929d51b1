import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Amount } from '@/components/money/amount'
import { Chip } from '@/components/ui/chip'
import { Row, Rows } from '@/components/ui/rows'
import { Slip } from '@/components/ui/slip'

const SAMPLE = { amountFen: 412_50n, lenderNumber: 'SL20261212-4187', receiptNumber: 'R-7K2M-4187' }

const zh = (chunks: ReactNode) => <span lang="zh-CN">{chunks}</span>

/** The product is shown as what one ends up holding. */
export function HeroSlip() {
  const t = useTranslations('site.slip')
  return (
    <Slip label={t('label')} look="hero">
      <div className="card-head">
        <span className="secondary">{t('title')}</span>
        <Chip tone="ok" icon="check">
          {t('posted')}
        </Chip>
      </div>
      <p className="amount-line">
        <Amount fen={SAMPLE.amountFen} size="large" />
      </p>
      <p className="secondary">{t('what')}</p>
      <Rows variant="tight">
        <Row label={t('payer')} party="friend">
          {t.rich('payerValue', { zh })}
        </Row>
        <Row label={t('borrower')} party="borrower">
          {t.rich('borrowerValue', { zh })}
        </Row>
        <Row label={t('lender')} party="lender">
          {t('lenderValue')}
        </Row>
        <Row label={t('fee')}>
          <Amount fen={0n} />
        </Row>
      </Rows>
      <p className="meta slip-numbers">
        {t('lenderNumber')} <span className="num">{SAMPLE.lenderNumber}</span>
        <br />
        {t('receiptNumber')} <span className="num">{SAMPLE.receiptNumber}</span>
      </p>
    </Slip>
  )
}
