import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { insertCall } from './calls/store'
import { type PaymentRow } from './store'

type Promised = Pick<PaymentRow, 'id' | 'borrowerId'>

/** Writes the intent to tell the lender that this payment is coming, so that he lets penalty and dunning of it rest. */
export async function promisePayment(ctx: Ctx<Worker>, { id: paymentId, borrowerId }: Promised): Promise<void> {
  const call = { id: newId(), paymentId, borrowerId, party: 'lender', verb: 'promise' } as const
  if (await insertCall(ctx.tx, call)) await enqueueJob(ctx, 'promise-payment', { paymentId })
}

/** Writes the intent to tell him that it is not coming after all. */
export async function releasePromise(ctx: Ctx<Worker>, { id: paymentId, borrowerId }: Promised): Promise<void> {
  const call = { id: newId(), paymentId, borrowerId, party: 'lender', verb: 'release' } as const
  if (await insertCall(ctx.tx, call)) await enqueueJob(ctx, 'release-promise', { paymentId })
}
