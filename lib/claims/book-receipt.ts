import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { newId } from '@/lib/id'
import { postTransactions } from '@/lib/ledger/post-transactions'
import { getClaimAccounts, isBooked } from '@/lib/ledger/queries'
import { entriesOfClaimPaid, entriesOn } from '@/lib/ledger/rules'
import { fen, sumFen } from '@/lib/money/fen'
import { interestCovered } from './rules'
import { loadPlan, loadReceipt, loadReceipts } from './store'

/** Books one record of a claim, or its counter-entry, once: its interest is earned as it comes in, the rest is principal. */
export async function bookReceipt(ctx: Ctx<Worker>, { receiptId }: { receiptId: string }): Promise<void> {
  const receipt = await loadReceipt(ctx.tx, receiptId)
  assert(receipt, 'a record is never deleted')
  if (await isBooked(ctx.actor, receiptId, ctx.tx)) return
  const { claimId, amountFen, receivedOn, eventAt, undoesId } = receipt
  const plan = await loadPlan(ctx.tx, claimId)
  const before = (await loadReceipts(ctx.tx, claimId)).filter(({ id }) => id < receiptId)
  const beforeFen = sumFen(before.map((one) => one.amountFen))
  const interestFen = interestCovered(plan, fen(beforeFen + amountFen)) - interestCovered(plan, beforeFen)
  const accounts = await getClaimAccounts(ctx.actor, claimId, ctx.tx)
  await postTransactions(ctx, [
    {
      id: newId(),
      kind: undoesId ? 'claim_undone' : 'claim_paid',
      subject: 'claim',
      subjectId: receiptId,
      valueOn: receivedOn,
      eventAt,
      entries: entriesOn(accounts, entriesOfClaimPaid(amountFen, interestFen)),
    },
  ])
}
