import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId, publicId } from '@/lib/id'
import { postSettlements, type Settlement } from '@/lib/ledger/post-settlements'
import { getLoanAccounts, type LoanAccounts } from '@/lib/ledger/queries'
import { entriesOfPost, entriesOfRepayment, entriesOn } from '@/lib/ledger/rules'
import { loadLoans, type Loan } from '@/lib/loans/load-loan'
import { lockLoans } from '@/lib/loans/lock-loan'
import { logger } from '@/lib/logger'
import { sumFen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import type { Owed } from '@/lib/money/owed'
import type { Notice } from '@/lib/notices/notify-person'
import { settlementOf } from './rules'
import { listPostedPayments, loadPostedPaymentsForUpdate, markSetAside, type PostedPayment } from './store'

/** Sets of 20 to 50 are where a larger one gains little and holds its locks longer. */
export const SET_MAX = 50

/**
 * Books what the lender has posted, as much as waits, up to 50: repayment, instalments, loan, ledger, payment, receipt and notice of
 * each, in one transaction. What our book cannot take is set aside, and a person decides.
 */
export async function settlePayments(ctx: Ctx<Worker>): Promise<{ isMore: boolean }> {
  const waiting = await listPostedPayments(ctx.tx, SET_MAX)
  const loanIds = waiting.map(({ loanId }) => loanId)
  await lockLoans(ctx, { loanIds })
  const posted = await loadPostedPaymentsForUpdate(
    ctx.tx,
    waiting.map(({ id }) => id),
  )
  const loans = await loadLoans(ctx, { loanIds })
  const accounts = await getLoanAccounts(
    ctx.actor,
    [...loans.values()].map(({ id, lender }) => ({ loanId: id, lenderId: lender.id })),
    ctx.tx,
  )
  const settlements: Settlement[] = []
  const unbookable: string[] = []
  for (const one of posted) {
    const { id, loanId } = one.payment
    const [loan, own] = [loans.get(loanId), accounts.get(loanId)]
    assert(loan && own, 'a payment has its loan, and the loan its accounts')
    const settlement = settlementFor(one, loan, own)
    if (settlement) settlements.push(settlement)
    else unbookable.push(id)
  }
  const failed = await postSettlements(ctx, settlements)
  for (const id of [...unbookable, ...failed.map(({ payment }) => payment.id)]) await setAside(ctx, id)
  return { isMore: waiting.length === SET_MAX }
}

/** What is to be booked for one payment; nothing where its loan no longer owes the money. */
function settlementFor({ payment, answer }: PostedPayment, loan: Loan, accounts: LoanAccounts): Settlement | undefined {
  const { id, loanId, borrowerId, kind, amountFen, valueOn } = payment
  assert(valueOn && kind !== 'late', 'what is posted has the day of its hold')
  const { receiptNo, postedAt } = answer ?? {}
  assert(typeof receiptNo === 'string' && typeof postedAt === 'string', 'what the lender posted has its receipt')
  const settled = settlementOf(loan.state, { valueOn, amountFen })
  if (!settled.ok) return undefined
  const { parts, ...after } = settled.value
  const eventAt = new Date(postedAt)
  const repaymentId = newId()
  const repaid = entriesOn(accounts, entriesOfRepayment(kindByKind(parts)))
  const passedOn = entriesOn(accounts, entriesOfPost(amountFen))
  return {
    payment: { id, receiptNo, postedAt: eventAt },
    repayment: { id: repaymentId, lenderId: loan.lender.id, loanId, borrowerId, source: kind, valueOn, amountFen },
    parts,
    loan: after,
    transactions: [
      {
        id: newId(),
        kind: 'repayment',
        subject: 'repayment',
        subjectId: repaymentId,
        valueOn,
        eventAt,
        entries: repaid,
      },
      { id: newId(), kind: 'post', subject: 'payment', subjectId: id, valueOn, eventAt, entries: passedOn },
    ],
    notices: [postedNotice(payment, receiptNo)],
  }
}

const kindByKind = (parts: readonly Owed[]): Owed => ({
  penaltyFen: sumFen(parts.map(({ penaltyFen }) => penaltyFen)),
  interestFen: sumFen(parts.map(({ interestFen }) => interestFen)),
  principalFen: sumFen(parts.map(({ principalFen }) => principalFen)),
})

const postedNotice = ({ id, payerId, borrowerId, amountFen }: PostedPayment['payment'], receiptNo: string): Notice => ({
  forPerson: payerId,
  side: payerId === borrowerId ? 'borrower' : 'friend',
  kind: 'payment_posted',
  params: { amount: formatFen(amountFen), receipt: receiptNo },
  link: `/me/payments/${publicId('payment', id)}`,
})

/** The lender has the money and our book cannot take it: nothing is retried, staff find it in their queue. */
async function setAside(ctx: Ctx<Worker>, paymentId: string): Promise<void> {
  await markSetAside(ctx.tx, paymentId, ctx.now)
  await recordAudit(ctx, { verb: 'set-aside-payment', thing: 'payment', thingId: paymentId })
  logger.warn('a posted payment cannot be booked', { requestId: ctx.requestId, id: paymentId })
}
