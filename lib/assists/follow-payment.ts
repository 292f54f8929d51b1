import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { getAgreementPosition, type AgreementPosition } from '@/lib/agreements/queries'
import { assert } from '@/lib/assert'
import { askOfRow } from '@/lib/invites/rules'
import { lockLoan } from '@/lib/loans/lock-loan'
import { letWaitingThrough } from '@/lib/payments/end-waiting'
import type { Help } from '@/lib/payments/hold-payment'
import { loadCover, loadPayment, type Payment } from '@/lib/payments/load-payment'
import { coverAssist } from './cover-assist'
import { loadRunningAssistId, lockAssist, type LockedAssist } from './store'
import { uncoverAssist } from './uncover-assist'

/**
 * Acts on a payment with the assist of its loan and the loan locked, and then lets the assist follow: it is covered exactly as long
 * as a friend's payment covers it. A borrower's own hold that waited is taken once nothing stands in its way.
 */
export async function followingPayment(
  ctx: Ctx<Worker>,
  paymentId: string,
  act: (help: Help | undefined) => Promise<void>,
): Promise<void> {
  const payment = await loadPayment(ctx, { paymentId })
  assert(payment, 'a payment is never deleted')
  const { loanId } = payment
  const assist = await assistOf(ctx, payment)
  await lockLoan(ctx, { loanId })
  const agreement = await agreementOf(ctx, payment)
  const before = await loadCover(ctx, { loanId })
  await act(agreement && assist && payment.kind === 'friend' ? helpOf(assist, agreement) : undefined)
  const after = await loadCover(ctx, { loanId })
  if (before && before.id !== after?.id) await uncover(ctx, assist, before)
  if (after && after.id !== before?.id) {
    assert(assist, 'a friend pays for an assist')
    await coverAssist(ctx, { assist, payment: after })
  }
  await letWaitingThrough(ctx, { loanId })
}

/** The assist that a friend's payment helps, or the one that runs on the loan of a borrower's own; locked. */
async function assistOf(ctx: Ctx<Worker>, payment: Payment): Promise<LockedAssist | undefined> {
  const agreement = await agreementOf(ctx, payment)
  const assistId = agreement?.assistId ?? (await loadRunningAssistId(ctx.tx, payment.loanId))
  return assistId ? lockAssist(ctx.tx, assistId) : undefined
}

const agreementOf = async (ctx: Ctx<Worker>, { agreementId }: Payment): Promise<AgreementPosition | undefined> =>
  agreementId ? getAgreementPosition(ctx.actor, agreementId, ctx.tx) : undefined

async function uncover(ctx: Ctx<Worker>, assist: LockedAssist | undefined, { id: paymentId }: Payment): Promise<void> {
  const payment = await loadPayment(ctx, { paymentId })
  const agreement = payment && (await agreementOf(ctx, payment))
  assert(assist && payment && agreement, 'what covered an assist has its agreement')
  await uncoverAssist(ctx, { assist, agreement, payment })
}

const helpOf = (assist: LockedAssist, { state, payBy, meaning }: AgreementPosition): Help => ({
  isInForce: state === 'in_force',
  payBy,
  meaning,
  ask: askOfRow(assist),
})
