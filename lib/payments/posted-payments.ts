import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { logger } from '@/lib/logger'
import { listPostedPayments, loadPostedPaymentsForUpdate, markSetAside, type PostedPayment } from './store'

export type { PostedPayment }

/** Captured payments whose posting the lender has confirmed and that are not booked yet, longest waiting first. */
export const listPosted = (ctx: Ctx<Worker>, { most }: { most: number }) => listPostedPayments(ctx.tx, most)

/** The same locked, as far as they still wait and nobody else books them; their assists and loans are locked before. */
export const lockPosted = (ctx: Ctx<Worker>, { ids }: { ids: string[] }): Promise<PostedPayment[]> =>
  loadPostedPaymentsForUpdate(ctx.tx, ids)

/** The lender has the money and our book cannot take it: nothing is retried, staff find it in their queue. */
export async function setAside(ctx: Ctx<Worker>, { paymentId }: { paymentId: string }): Promise<void> {
  await markSetAside(ctx.tx, paymentId, ctx.now)
  await recordAudit(ctx, { verb: 'set-aside-payment', thing: 'payment', thingId: paymentId })
  logger.warn('a posted payment cannot be booked', { requestId: ctx.requestId, id: paymentId })
}
