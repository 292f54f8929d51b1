'use server'

import { action } from '@/lib/action'
import { receiptInput, undoInput } from '@/lib/claims/input'
import { recordReceipt, undoReceipt } from '@/lib/claims/record-receipt'
import { idOf } from '@/lib/id'
import { Refusal } from '@/lib/refusal'

function wanted(shown: string): string {
  const id = idOf('claim', shown)
  if (!id) throw new Refusal('not_found')
  return id
}

/** "Received ¥x on day D." */
export const record = action({
  verb: 'record-receipt',
  side: 'friend',
  input: receiptInput,
  run: (ctx, { claim, amountFen, receivedOn }) => recordReceipt(ctx, { claimId: wanted(claim), amountFen, receivedOn }),
})

/** Takes a record back. */
export const undo = action({
  verb: 'undo-receipt',
  side: 'friend',
  input: undoInput,
  run: (ctx, { claim, receipt }) => undoReceipt(ctx, { claimId: wanted(claim), receiptId: receipt }),
})
