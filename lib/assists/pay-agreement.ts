import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { dayOf, startOfDay } from '@/lib/calendar/shanghai'
import { askOfRow } from '@/lib/invites/rules'
import { loadLoan } from '@/lib/loans/load-loan'
import { payableOf } from '@/lib/loans/rules'
import { beginPayment } from '@/lib/payments/begin-payment'
import { countBegun, findRunning } from '@/lib/payments/load-payment'
import type { Paid } from '@/lib/payments/pay-quote'
import { PAYMENTS_A_DAY_MAX } from '@/lib/payments/rules'
import { loadQuote, type Quote } from '@/lib/quotes/load-quote'
import { Refusal } from '@/lib/refusal'
import { lockPayable, type Payable } from './lock-payable'
import { priceOfPayable } from './quote-agreement'

/**
 * Writes the friend's intent to pay his agreement at a price he saw. A price that is no longer true is worked out anew and nothing
 * is paid. Sent again it is the same payment.
 */
export async function payAgreement(
  ctx: Ctx<Friend>,
  { quoteId, atOnce }: { quoteId: string; atOnce: boolean },
): Promise<Paid> {
  const quote = await loadQuote(ctx, { quoteId })
  if (!quote?.agreementId) throw new Refusal('not_found')
  const begunBefore = await findRunning(ctx, { quoteId })
  if (begunBefore) return { paymentId: begunBefore }
  const payable = await lockPayable(ctx, { agreementId: quote.agreementId })
  // Who waited for the lock looks again: another tap on the same price may have been first.
  const begunMeanwhile = await findRunning(ctx, { quoteId })
  if (begunMeanwhile) return { paymentId: begunMeanwhile }
  const sinceMidnight = startOfDay(dayOf(ctx.now))
  const begun = await countBegun(ctx, { payerId: payable.agreement.friendId, since: sinceMidnight })
  if (begun >= PAYMENTS_A_DAY_MAX) throw new Refusal('payments_a_day_max', { most: PAYMENTS_A_DAY_MAX })
  if (!(await isTrue(ctx, quote, payable))) {
    return { ...(await priceOfPayable(ctx, payable)), loanId: payable.agreement.loanId }
  }
  return beginPayment(ctx, { quote, kind: 'friend', atOnce })
}

async function isTrue(ctx: Ctx<Friend>, quote: Quote, { assist, agreement }: Payable): Promise<boolean> {
  const loan = await loadLoan(ctx, { loanId: agreement.loanId })
  if (!loan || ctx.now >= quote.expiresAt) return false
  return payableOf(loan.state, askOfRow(assist), agreement.maximumFen, dayOf(ctx.now)) === quote.amountFen
}
