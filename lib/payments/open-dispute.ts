import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { openCase } from '@/lib/cases/open-case'
import { Refusal } from '@/lib/refusal'
import type { DisputeReason } from './rules'
import { loadPayment } from './store'

/** The friend says what is wrong with a payment of his, one of a few kinds: a colleague looks. It moves no money. */
export async function openDispute(
  ctx: Ctx<Friend>,
  { paymentId, reason }: { paymentId: string; reason: DisputeReason },
): Promise<{ caseId: string }> {
  const payment = await loadPayment(ctx.tx, paymentId)
  if (!payment || payment.payerId !== ctx.actor.personId) throw new Refusal('not_found')
  return openCase(ctx, { kind: 'dispute', subjectId: paymentId, facts: { how: reason, paymentId } })
}
