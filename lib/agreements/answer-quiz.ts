import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { Refusal } from '@/lib/refusal'
import type { ClauseId } from './clauses/template'
import { friendOnInvite } from './friend-on-invite'
import { QUIZ_ANSWERS_MAX } from './rules'
import { openDraftContract, readSecondsOf, showingOf } from './seal-contract'
import { appendQuizAnswer, loadDraftForUpdate } from './store'

/** One answer to a question about the contract that was shown. Right or wrong it is kept; the clause named explains it. */
export async function answerQuiz(
  ctx: Ctx<Friend>,
  input: { question: string; answer: string; shown: string },
): Promise<{ right: boolean; clause: ClauseId; answers: number }> {
  const { friend } = await friendOnInvite(ctx)
  const draft = await loadDraftForUpdate(ctx.tx, friend.visitId)
  const showing = draft && showingOf(draft.id, input.shown)
  if (!draft?.contractSealed || showing?.hash !== draft.contractHash) throw new Refusal('contract_changed')
  const { quiz, locale } = openDraftContract(draft.id, draft.contractSealed)
  const question = quiz[locale].find(({ id }) => id === input.question)
  if (!question?.options.some(({ id }) => id === input.answer)) throw new Refusal('input_invalid')
  if (draft.quiz.length >= QUIZ_ANSWERS_MAX) throw new Refusal('too_many_attempts')

  const right = question.right === input.answer
  const entry = { question: input.question, answer: input.answer, right, at: ctx.now.toISOString() }
  await appendQuizAnswer(ctx.tx, draft.id, entry, readSecondsOf(showing, ctx.now))
  await recordAudit(ctx, {
    verb: 'answer-quiz',
    thing: 'draft',
    thingId: draft.id,
    detail: { question: entry.question, answer: entry.answer, right },
  })
  return { right, clause: question.clause, answers: draft.quiz.length + 1 }
}
