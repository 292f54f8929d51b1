import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { followOrder } from '@/lib/payments/follow-order'
import type { OrderSaid } from '@/lib/payments/rules'
import { followingPayment } from './follow-payment'

/** Lets a payment, and the assist that it helps, take the course that the channel's own word asks for. */
export const takeOrderAnswer = (
  ctx: Ctx<Worker>,
  { paymentId, said }: { paymentId: string; said: OrderSaid },
): Promise<void> => followingPayment(ctx, paymentId, (help) => followOrder(ctx, { paymentId, said, help }))
