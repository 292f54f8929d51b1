import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import type { Fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import type { PaymentKind, PaymentState } from '@/lib/payments/rules'
import { useLocale, useTranslations } from 'next-intl'
import { PaymentChip } from './payment-chip'

type Payment = {
  id: string
  kind: PaymentKind
  state: PaymentState
  amountFen: Fen
  createdAt: Date
  postedAt: Date | null
  setAsideAt: Date | null
}

/** `pay_0199…c4f1` as staff read it aloud: the prefix and the last eight digits. */
export const shortId = (shown: string): string => `${shown.slice(0, 4)}…${shown.slice(-8)}`

/** Payments, each leading to its own page. */
export function PaymentTable({ payments }: { payments: Payment[] }) {
  const t = useTranslations('admin.payment')
  const locale = useLocale()
  return (
    <DataTable
      caption={t('table.caption')}
      columns={[
        { name: t('table.payment') },
        { name: t('table.kind') },
        { name: t('table.state') },
        { name: t('table.amount'), number: true },
      ]}
      empty={t('table.none')}
    >
      {payments.map((payment) => {
        const shown = publicId('payment', payment.id)
        return (
          <DataRow
            key={payment.id}
            heading={
              <a className="num" href={`/admin/payments/${shown}`}>
                {shortId(shown)}
              </a>
            }
            detail={formatInstant(payment.createdAt, locale)}
          >
            <Cell>{t(`kinds.${payment.kind}`)}</Cell>
            <Cell>
              <PaymentChip payment={payment} />
            </Cell>
            <Cell number>{formatFen(payment.amountFen)}</Cell>
          </DataRow>
        )
      })}
    </DataTable>
  )
}
