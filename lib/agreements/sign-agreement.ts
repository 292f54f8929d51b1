import type { Ctx } from '@/db/transaction'
import { isSteppedUp, type Borrower, type Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { sealForDeployment } from '@/lib/privacy/cipher'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import { Refusal, valueOf } from '@/lib/refusal'
import { mayMark, maySignAsBorrower, payByOf, type Mark } from './rules'
import { insertSignature, loadAgreementForUpdate, markInForce, type AgreementRow } from './store'

/**
 * One signature over the text's hash, with a one-time code of the last ten minutes. The friend's is made with the agreement; the
 * borrower's brings it in force: from here it can be paid, for 72 hours. The caller has locked the assist.
 */
export async function signAgreement(
  ctx: Ctx<Friend | Borrower>,
  input: { agreementId: string; mark: Mark; hash: string },
): Promise<{ payBy: Date | null }> {
  const { actor } = ctx
  if (!actor.personId) throw new Refusal('not_found')
  if (!isSteppedUp(actor.steppedUpAt, ctx.now)) throw new Refusal('step_up_needed')
  const agreement = await loadAgreementForUpdate(ctx.tx, input.agreementId)
  if (!agreement) throw new Refusal('not_found')
  const mark = valueOf(mayMark(input.mark, (await loadOwnPerson(ctx)).name))
  const payBy = actor.side === 'borrower' ? await bringInForce(ctx, agreement, input.hash) : null
  if (agreement.textHash !== input.hash) throw new Refusal('contract_changed')

  const id = newId()
  await insertSignature(ctx.tx, {
    id,
    agreementId: agreement.id,
    personId: actor.personId,
    side: actor.side,
    method: mark.method,
    markSealed: sealForDeployment({ table: 'signatures', column: 'mark', row: id }, JSON.stringify(mark)),
    textHash: agreement.textHash,
    steppedUpAt: actor.steppedUpAt,
  })
  await recordAudit(ctx, {
    verb: 'sign-agreement',
    thing: 'agreement',
    thingId: agreement.id,
    aboutPersonId: actor.personId,
    detail: { as: actor.side, method: mark.method, textHash: agreement.textHash },
  })
  return { payBy }
}

async function bringInForce(ctx: Ctx<Friend | Borrower>, agreement: AgreementRow, hash: string): Promise<Date> {
  valueOf(maySignAsBorrower(agreement, hash, ctx.now))
  const payBy = payByOf(ctx.now)
  if (!(await markInForce(ctx.tx, agreement.id, ctx.now, payBy))) throw new Refusal('agreement_over')
  return payBy
}
