import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { newId, publicId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { postSettlements, type Settlement } from '@/lib/ledger/post-settlements'
import { getLoanAccounts, type LoanAccounts } from '@/lib/ledger/queries'
import { entriesOfPost, entriesOfRepayment, entriesOn } from '@/lib/ledger/rules'
import { loadLoans, type Loan } from '@/lib/loans/load-loan'
import { lockLoans } from '@/lib/loans/lock-loan'
import { sumFen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import type { Owed } from '@/lib/money/owed'
import type { Notice } from '@/lib/notices/notify-person'
import { listPosted, lockPosted, setAside, type PostedPayment } from '@/lib/payments/posted-payments'
import { settlementOf } from '@/lib/payments/rules'
import { lockHelped, settlingHelp, type Helped, type SettlingHelp } from './settling-help'
import { loadRunningAssistId } from './store'

/** Sets of 20 to 50 are where a larger one gains little and holds its locks longer. */
export const SET_MAX = 50

/**
 * Books what the lender has posted, as much as waits, up to 50: repayment, instalments, loan, ledger, payment, receipt and notice of
 * each, and of a friend's besides assist, link, agreement and claim; all in one transaction. What our book cannot take is set
 * aside, and a person decides.
 */
export async function settlePayments(ctx: Ctx<Worker>): Promise<{ isMore: boolean }> {
  const waiting = await listPosted(ctx, { most: SET_MAX })
  const helped = await lockHelped(ctx, waiting)
  const loanIds = waiting.map(({ loanId }) => loanId)
  await lockLoans(ctx, { loanIds })
  const posted = await lockPosted(ctx, { ids: waiting.map(({ id }) => id) })
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
    const settlement = await settlementFor(ctx, one, { loan, accounts: own, helped: helped.get(id) })
    if (settlement) settlements.push(settlement)
    else unbookable.push(id)
  }
  const failed = await postSettlements(ctx, settlements)
  for (const paymentId of [...unbookable, ...failed.map(({ payment }) => payment.id)])
    await setAside(ctx, { paymentId })
  await lookAtAssists(ctx, posted)
  return { isMore: waiting.length === SET_MAX }
}

type Where = { loan: Loan; accounts: LoanAccounts; helped: Helped | undefined }

/** What is to be booked for one payment; nothing where its loan no longer owes the money. */
async function settlementFor(
  ctx: Ctx<Worker>,
  { payment, answer }: PostedPayment,
  { loan, accounts, helped }: Where,
): Promise<Settlement | undefined> {
  const { id, loanId, borrowerId, kind, amountFen, valueOn } = payment
  assert(valueOn && kind !== 'late', 'what is posted has the day of its hold')
  const { receiptNo, postedAt } = answer ?? {}
  assert(typeof receiptNo === 'string' && typeof postedAt === 'string', 'what the lender posted has its receipt')
  const settled = settlementOf(loan.state, { valueOn, amountFen })
  if (!settled.ok) return undefined
  const { parts, ...after } = settled.value
  const eventAt = new Date(postedAt)
  const repaymentId = newId()
  const help = helped && (await settlingHelp(ctx, helped, { amountFen, eventAt }))
  const booked = { valueOn, eventAt }
  const repaid = entriesOn(accounts, entriesOfRepayment(kindByKind(parts)))
  const passedOn = entriesOn(accounts, entriesOfPost(amountFen))
  return {
    payment: { id, receiptNo, postedAt: eventAt },
    repayment: { id: repaymentId, lenderId: loan.lender.id, loanId, borrowerId, source: kind, valueOn, amountFen },
    parts,
    loan: after,
    help: help?.rows,
    transactions: [
      { id: newId(), kind: 'repayment', subject: 'repayment', subjectId: repaymentId, ...booked, entries: repaid },
      { id: newId(), kind: 'post', subject: 'payment', subjectId: id, ...booked, entries: passedOn },
      ...(help?.transactions ?? []),
    ],
    notices: noticesOf(payment, receiptNo, help),
  }
}

const kindByKind = (parts: readonly Owed[]): Owed => ({
  penaltyFen: sumFen(parts.map(({ penaltyFen }) => penaltyFen)),
  interestFen: sumFen(parts.map(({ interestFen }) => interestFen)),
  principalFen: sumFen(parts.map(({ principalFen }) => principalFen)),
})

function noticesOf(
  { id, payerId, borrowerId, amountFen }: PostedPayment['payment'],
  receiptNo: string,
  help: SettlingHelp | undefined,
): Notice[] {
  const kind = 'payment_posted'
  const params = { amount: formatFen(amountFen), receipt: receiptNo }
  const shownId = publicId('payment', id)
  if (!help) return [{ forPerson: borrowerId, side: 'borrower', kind, params, link: `/me/payments/${shownId}` }]
  return [
    { forPerson: payerId, side: 'friend', kind, params, link: `/me/helped/${shownId}` },
    { forPerson: borrowerId, side: 'borrower', kind: 'friend_paid', params, link: help.link },
    ...help.notNeeded.map((forPerson): Notice => ({ forPerson, side: 'friend', kind: 'help_not_needed' })),
  ]
}

/** After a borrower paid himself, nothing of what he asked for may be owed any more: the assist is looked at. */
async function lookAtAssists(ctx: Ctx<Worker>, posted: PostedPayment[]): Promise<void> {
  for (const { payment } of posted) {
    const assistId = payment.agreementId ? undefined : await loadRunningAssistId(ctx.tx, payment.loanId)
    if (assistId) await enqueueJob(ctx, 'expire-assist', { assistId })
  }
}
