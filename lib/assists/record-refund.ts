import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { refundPayment } from '@/lib/payments/refund-payment'
import { followingPayment } from './follow-payment'

/** Writes down that captured money went back, with what it means for the assist of which it was a part. */
export const recordRefund = (
  ctx: Ctx<Worker>,
  refund: { paymentId: string; callId: string; refundedAt: Date },
): Promise<void> => followingPayment(ctx, refund.paymentId, () => refundPayment(ctx, refund))
