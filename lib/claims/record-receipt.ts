import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { planTotalOf } from '@/lib/agreements/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Day } from '@/lib/calendar/day'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId, publicId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { fen, type Fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { notifyPerson } from '@/lib/notices/notify-person'
import { Refusal, valueOf } from '@/lib/refusal'
import { mayReceive, mayUndo } from './rules'
import { insertReceipt, loadClaimForUpdate, loadPlan, loadReceipts, markReceived, type ClaimRow } from './store'

/** The record that was made, and the payment under which he finds it. */
export type Recorded = { paymentId: string; receiptId: string }

/** The friend writes down what the borrower gave back to him, outside of here: so much, on that day. Only he does: it is his money. */
export async function recordReceipt(
  ctx: Ctx<Friend>,
  { claimId, amountFen, receivedOn }: { claimId: string; amountFen: Fen; receivedOn: Day },
): Promise<Recorded> {
  const claim = await ownClaim(ctx, claimId)
  const total = planTotalOf(await loadPlan(ctx.tx, claimId))
  valueOf(mayReceive(claim, { amountFen, receivedOn, total, today: dayOf(ctx.now) }))
  return write(ctx, claim, { amountFen, receivedOn, undoesId: null, total })
}

/** He takes a record back by a counter-entry; the record itself stays. Again is refused. */
export async function undoReceipt(
  ctx: Ctx<Friend>,
  { claimId, receiptId }: { claimId: string; receiptId: string },
): Promise<Recorded> {
  const claim = await ownClaim(ctx, claimId)
  const total = planTotalOf(await loadPlan(ctx.tx, claimId))
  const { amountFen, receivedOn } = valueOf(mayUndo(await loadReceipts(ctx.tx, claimId), receiptId))
  return write(ctx, claim, { amountFen: fen(-amountFen), receivedOn, undoesId: receiptId, total })
}

async function ownClaim(ctx: Ctx<Friend>, claimId: string): Promise<ClaimRow> {
  const claim = await loadClaimForUpdate(ctx.tx, claimId)
  if (!claim || claim.friendId !== ctx.actor.personId) throw new Refusal('not_found')
  return claim
}

type Entry = { amountFen: Fen; receivedOn: Day; undoesId: string | null; total: Fen }

async function write(ctx: Ctx<Friend>, claim: ClaimRow, entry: Entry): Promise<Recorded> {
  const { amountFen, receivedOn, undoesId, total } = entry
  const { id: claimId, borrowerId, friendId } = claim
  const receiptId = newId()
  const receivedFen = fen(claim.receivedFen + amountFen)
  await insertReceipt(ctx.tx, {
    ...{ id: receiptId, claimId, borrowerId, friendId, amountFen, receivedOn, undoesId },
    eventAt: ctx.now,
  })
  const isDone = receivedFen >= total
  await markReceived(ctx.tx, claimId, {
    receivedFen,
    state: isDone ? 'performed' : 'running',
    endedAt: isDone ? ctx.now : null,
  })
  await enqueueJob(ctx, 'book-receipt', { receiptId })
  await notifyPerson(ctx, {
    forPerson: borrowerId,
    side: 'borrower',
    kind: undoesId ? 'receipt_undone' : isDone ? 'claim_performed' : 'receipt_recorded',
    params: { amount: formatFen(fen(amountFen < 0n ? -amountFen : amountFen)) },
    link: `/me/claims/${publicId('claim', claimId)}`,
  })
  await recordAudit(ctx, {
    verb: undoesId ? 'undo-receipt' : 'record-receipt',
    thing: 'claim',
    thingId: claimId,
    aboutPersonId: borrowerId,
    detail: { amountFen: String(amountFen), receivedOn },
  })
  return { paymentId: claim.paymentId, receiptId }
}
