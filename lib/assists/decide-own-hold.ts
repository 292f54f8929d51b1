import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { getAgreementPosition } from '@/lib/agreements/queries'
import { decideHold } from '@/lib/payments/decide-hold'
import { loadPayment } from '@/lib/payments/load-payment'
import { Refusal } from '@/lib/refusal'
import { lockAssist } from './store'

/** The friend takes his reserved money back without a reason, or has it taken at once instead of after two hours. */
export async function decideOwnHold(
  ctx: Ctx<Friend>,
  decision: { paymentId: string; as: 'taken_back' | 'at_once' },
): Promise<void> {
  const payment = await loadPayment(ctx, decision)
  const agreement = payment?.agreementId
    ? await getAgreementPosition(ctx.actor, payment.agreementId, ctx.tx)
    : undefined
  if (!agreement || !(await lockAssist(ctx.tx, agreement.assistId))) throw new Refusal('not_found')
  await decideHold(ctx, decision)
}
