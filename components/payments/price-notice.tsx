import { Notice } from '@/components/ui/notice'
import { timeOf } from '@/lib/calendar/shanghai'
import { fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import type { QuoteView } from '@/lib/quotes/queries'
import { useTranslations } from 'next-intl'

/** What is to be known of a price: until when it holds, and by how much it differs from the one that it took the place of. */
export function PriceNotice({ quote: { amountFen, wasFen, isLive, expiresAt } }: { quote: QuoteView }) {
  const t = useTranslations('payments.check')
  const time = timeOf(expiresAt)
  if (!isLive) {
    return (
      <Notice tone="warn">
        <p>{t('expired', { time })}</p>
      </Notice>
    )
  }
  if (wasFen === null) return null
  return (
    <Notice tone="info" role="status">
      <p>
        <Difference wasFen={wasFen} nowFen={amountFen} />
      </p>
      <p>{t('validUntil', { time })}</p>
    </Notice>
  )
}

function Difference({ wasFen, nowFen }: { wasFen: bigint; nowFen: bigint }) {
  const t = useTranslations('payments.check')
  const [was, now] = [formatFen(fen(wasFen)), formatFen(fen(nowFen))]
  if (nowFen > wasFen) return t('changedMore', { was, now, more: formatFen(fen(nowFen - wasFen)) })
  if (nowFen < wasFen) return t('changedLess', { was, now, less: formatFen(fen(wasFen - nowFen)) })
  return t('changedNot')
}
