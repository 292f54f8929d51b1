'use server'

import { action } from '@/lib/action'
import { receiptInput, undoInput } from '@/lib/claims/input'
import { recordReceipt, undoReceipt, type Recorded } from '@/lib/claims/record-receipt'
import { idOf, publicId, type IdKind } from '@/lib/id'
import { disputeInput } from '@/lib/payments/input'
import { openDispute } from '@/lib/payments/open-dispute'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'

function wanted(kind: IdKind, shown: string): string {
  const id = idOf(kind, shown)
  if (!id) throw new Refusal('not_found')
  return id
}

/** Back to the records, at an address of its own so that the page is shown anew. */
const toReceipts = ({ paymentId, receiptId }: Recorded) =>
  Promise.resolve(redirect(`/me/helped/${publicId('payment', paymentId)}?after=${receiptId}#receipts`))

/** "Received ¥x on day D." */
export const record = action({
  verb: 'record-receipt',
  side: 'friend',
  input: receiptInput,
  run: (ctx, { claim, amountFen, receivedOn }) =>
    recordReceipt(ctx, { claimId: wanted('claim', claim), amountFen, receivedOn }),
  then: toReceipts,
})

/** Takes a record back. */
export const undo = action({
  verb: 'undo-receipt',
  side: 'friend',
  input: undoInput,
  run: (ctx, { claim, receipt }) => undoReceipt(ctx, { claimId: wanted('claim', claim), receiptId: receipt }),
  then: toReceipts,
})

/** Says what is wrong with his payment: to a person, who answers. */
export const dispute = action({
  verb: 'open-dispute',
  side: 'friend',
  input: disputeInput,
  run: (ctx, { payment, reason }) => openDispute(ctx, { paymentId: wanted('payment', payment), reason }),
  then: ({ caseId }, { payment }) =>
    Promise.resolve(redirect(`/me/helped/${payment}?case=${publicId('case', caseId)}#dispute`)),
})
