import type { Ctx } from '@/db/transaction'
import { publicId } from '@/lib/id'
import { formatFen } from '@/lib/money/format'
import { notifyPerson } from '@/lib/notices/notify-person'
import type { EndCause } from './rules'
import type { PaymentRow } from './store'

/** Tells the payer how a payment of his ended without being posted. */
export const notifyPayer = (
  ctx: Ctx,
  {
    payment,
    cause,
  }: { payment: Pick<PaymentRow, 'id' | 'kind' | 'payerId' | 'borrowerId' | 'amountFen'>; cause: EndCause },
): Promise<void> => {
  const isOwn = payment.payerId === payment.borrowerId
  return notifyPerson(ctx, {
    forPerson: payment.payerId,
    side: isOwn ? 'borrower' : 'friend',
    kind: 'payment_ended',
    params: { amount: formatFen(payment.amountFen), cause },
    link: `/me/${isOwn ? 'payments' : 'helped'}/${publicId('payment', payment.id)}`,
  })
}
