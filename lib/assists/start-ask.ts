import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { loadLoan } from '@/lib/loans/load-loan'
import { payoffOn } from '@/lib/loans/rules'
import { Refusal } from '@/lib/refusal'
import { insertDraft, loadDraft, loadRunningAssistId, lockAsks, markDraft } from './store'

/**
 * The borrower has seen the other ways out, with their prices, and goes on to ask a friend. Nothing can be asked without this.
 * What he answered before stays.
 */
export async function startAsk(ctx: Ctx<Borrower>, { loanId }: { loanId: string }): Promise<void> {
  const { tx, actor, now } = ctx
  await lockAsks(tx, actor.personId)
  const loan = await loadLoan(ctx, { loanId })
  if (!loan) throw new Refusal('not_found')
  if (payoffOn(loan.state, dayOf(now)) === 0n) throw new Refusal('loan_settled')
  if (await loadRunningAssistId(tx, loanId)) throw new Refusal('ask_running')
  const draft = await loadDraft(tx, actor.personId, loanId)
  if (draft) await markDraft(tx, draft.id, { waysOutShownAt: now })
  else await insertDraft(tx, { id: newId(), borrowerId: actor.personId, loanId, answers: {}, waysOutShownAt: now })
  await recordAudit(ctx, { verb: 'start-ask', thing: 'loan', thingId: loanId, aboutPersonId: actor.personId })
}
