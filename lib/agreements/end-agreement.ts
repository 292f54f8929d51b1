import type { Ctx } from '@/db/transaction'
import type { Borrower, Friend, Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { markEnded, withdraw, type Ending } from './store'

/**
 * Ends an agreement that was not paid: withdrawn by either of the two, voided or lapsed by the worker. Answers whether it was this
 * act that ended it. The caller has locked the assist, and sees to invite, assist and notices.
 */
export async function endAgreement(
  ctx: Ctx<Borrower | Friend | Worker>,
  { agreementId, as }: { agreementId: string; as: Ending },
): Promise<boolean> {
  assert(ctx.actor.side === 'worker' || as === 'withdrawn', 'a person withdraws')
  const done =
    ctx.actor.side === 'borrower'
      ? await withdraw(ctx.tx, agreementId)
      : await markEnded(ctx.tx, agreementId, as, ctx.now)
  if (done) await recordAudit(ctx, { verb: 'end-agreement', thing: 'agreement', thingId: agreementId, detail: { as } })
  return done
}
