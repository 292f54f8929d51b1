import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import type { AskPreview } from '@/lib/assists/queries'
import type { CompleteAnswers } from '@/lib/assists/rules'
import type { Fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useTranslations } from 'next-intl'

type Props = { answers: CompleteAnswers; preview: AskPreview; maximumFen: Fen }

/** What it costs today and at most, and what the borrower will owe his friend. */
export function ImpactCard({ answers: { friend, meaning }, preview, maximumFen }: Props) {
  const t = useTranslations('assists.check')
  const isGift = meaning === 'gift'
  return (
    <Card title={t('impact')} foot={isGift ? undefined : t('advice')}>
      <Rows>
        <MoneyRow label={t('today')} fen={preview.dueNowFen} />
        <MoneyRow label={t('maximum')} fen={maximumFen} detail={t('maximumDetail')} />
        <Row label={t('owe', { friend })} detail={isGift ? undefined : t('oweDetail', { friend })}>
          {isGift ? t('oweNothing') : t('oweUpTo', { amount: formatFen(maximumFen) })}
        </Row>
      </Rows>
    </Card>
  )
}
