import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { dayOf } from '@/lib/calendar/shanghai'
import { loadLoan } from '@/lib/loans/load-loan'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import { Refusal, valueOf } from '@/lib/refusal'
import { answersOf, loadOwnDraft, rowOf } from './own-draft'
import { askOf, nextQuestionOf, wantedOf, type AskAnswers, type Question } from './rules'
import { lockAsks, markDraft } from './store'

/** One answer; how many, and how much, may be answered only as the loan allows today. No audit row: nothing is decided yet. */
export async function answerAsk(
  ctx: Ctx<Borrower>,
  { loanId, answer }: { loanId: string; answer: AskAnswers },
): Promise<{ next: Question | 'check' }> {
  await lockAsks(ctx.tx, ctx.actor.personId)
  const draft = await loadOwnDraft(ctx, loanId)
  if (!draft) throw new Refusal('not_found')
  const { key } = await loadOwnPerson(ctx)
  const answers = { ...answersOf(draft, key), ...answer }
  const wanted = answer.count !== undefined || answer.amountFen !== undefined ? wantedOf(answers) : undefined
  if (wanted) {
    const loan = await loadLoan(ctx, { loanId })
    assert(loan, 'a draft is for a loan of its borrower')
    valueOf(askOf(loan.state, wanted, dayOf(ctx.now)))
  }
  await markDraft(ctx.tx, draft.id, rowOf(draft.id, answers, key))
  return { next: nextQuestionOf(answers) ?? 'check' }
}
