import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { getAgreementPosition } from '@/lib/agreements/queries'
import { reportPressureAfterSigning } from '@/lib/invites/answer-safety'
import { decideHold } from '@/lib/payments/decide-hold'
import { getPaymentOfAgreement } from '@/lib/payments/help/queries'
import { loadPayment } from '@/lib/payments/load-payment'
import { Refusal } from '@/lib/refusal'
import { stepBack } from './step-back'
import { lockAssist } from './store'

/**
 * "I am under pressure", after he signed: takes back the money that rests, or steps back while none is held, and opens a case for
 * staff. Where nothing can be undone any more the case still opens. The borrower reads what he reads of any help that ends.
 */
export async function stopUnderPressure(ctx: Ctx<Friend>, { agreementId }: { agreementId: string }): Promise<void> {
  const agreement = await getAgreementPosition(ctx.actor, agreementId, ctx.tx)
  const assist = agreement && (await lockAssist(ctx.tx, agreement.assistId))
  if (!assist) throw new Refusal('not_found')
  const undone = await undo(ctx, agreementId)
  await reportPressureAfterSigning(ctx, { isUndone: undone !== 'nothing', facts: { agreementId, undone } })
}

type Undone = 'stepped_back' | 'taken_back' | 'nothing'

async function undo(ctx: Ctx<Friend>, agreementId: string): Promise<Undone> {
  const paymentId = await getPaymentOfAgreement(ctx.actor, agreementId, ctx.tx)
  const payment = paymentId && (await loadPayment(ctx, { paymentId }))
  const act = payment ? decideHold(ctx, { paymentId: payment.id, as: 'taken_back' }) : stepBack(ctx, { agreementId })
  return act.then(
    () => (payment ? 'taken_back' : 'stepped_back'),
    (error: unknown) => {
      if (error instanceof Refusal) return 'nothing'
      throw error
    },
  )
}
