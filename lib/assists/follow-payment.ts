import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { getAgreementPosition, type AgreementPosition } from '@/lib/agreements/queries'
import { assert } from '@/lib/assert'
import { askOfRow } from '@/lib/invites/rules'
import { lockLoan } from '@/lib/loans/lock-loan'
import type { Help } from '@/lib/payments/hold-payment'
import { loadPayment } from '@/lib/payments/load-payment'
import { coverAssist } from './cover-assist'
import { lockAssist, type LockedAssist } from './store'
import { uncoverAssist } from './uncover-assist'

/**
 * Acts on a payment with the assist that it helps and its loan locked, and then lets the assist follow: it is covered exactly as long as a
 * friend's payment covers it. One's own payment has no assist, and nothing follows.
 */
export async function followingPayment(
  ctx: Ctx<Worker>,
  paymentId: string,
  act: (help: Help | undefined) => Promise<void>,
): Promise<void> {
  const before = await loadPayment(ctx, { paymentId })
  const agreement = before?.agreementId ? await getAgreementPosition(ctx.actor, before.agreementId, ctx.tx) : undefined
  if (!agreement || before?.kind !== 'friend') return act(undefined)
  const assist = await lockAssist(ctx.tx, agreement.assistId)
  assert(assist, 'an agreement has its assist')
  await lockLoan(ctx, { loanId: assist.loanId })
  const did = await loadPayment(ctx, { paymentId })
  await act(helpOf(assist, (await getAgreementPosition(ctx.actor, agreement.id, ctx.tx)) ?? agreement))
  const does = await loadPayment(ctx, { paymentId })
  assert(did && does, 'a payment is never deleted')
  if (!did.covers && does.covers) await coverAssist(ctx, { assist, payment: does })
  if (did.covers && !does.covers) await uncoverAssist(ctx, { assist, agreement, payment: does })
}

const helpOf = (assist: LockedAssist, { state, payBy, meaning }: AgreementPosition): Help => ({
  isInForce: state === 'in_force',
  payBy,
  meaning,
  ask: askOfRow(assist),
})
