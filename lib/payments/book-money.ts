import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { newId } from '@/lib/id'
import { postTransactions } from '@/lib/ledger/post-transactions'
import { getLoanAccounts } from '@/lib/ledger/queries'
import { entriesOfCapture, entriesOfRefund, entriesOn } from '@/lib/ledger/rules'
import type { Loan } from '@/lib/loans/load-loan'
import { eventAtOf } from './rules'
import type { PaymentRow } from './store'

const ENTRIES = { capture: entriesOfCapture, refund: entriesOfRefund }

/** Books that the channel took a payment's money, or gave it back; each once per payment. */
export async function bookMoney(
  ctx: Ctx<Worker>,
  move: { kind: keyof typeof ENTRIES; loan: Loan; payment: Pick<PaymentRow, 'id' | 'amountFen' | 'valueOn'>; at: Date },
): Promise<void> {
  const { kind, loan, payment } = move
  const accounts = await getLoanAccounts(ctx.actor, [{ loanId: loan.id, lenderId: loan.lender.id }], ctx.tx)
  const own = accounts.get(loan.id)
  assert(own && payment.valueOn, 'captured money has its accounts and its day')
  await postTransactions(ctx, [
    {
      id: newId(),
      kind,
      subject: 'payment',
      subjectId: payment.id,
      valueOn: payment.valueOn,
      eventAt: eventAtOf(move.at, ctx.now),
      entries: entriesOn(own, ENTRIES[kind](payment.amountFen)),
    },
  ])
}
