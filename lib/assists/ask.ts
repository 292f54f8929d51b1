import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { giveConsent } from '@/lib/agreements/give-consent'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { getIdentityCheck } from '@/lib/identity/queries'
import { asksOf } from '@/lib/invites/asks-of'
import { newInvite } from '@/lib/invites/new-invite'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { loadLoan } from '@/lib/loans/load-loan'
import { lockLoan } from '@/lib/loans/lock-loan'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import { Refusal, valueOf } from '@/lib/refusal'
import { answersOf, loadOwnDraft } from './own-draft'
import { answerByOf, askOf, completeOf, contractMaximumOf, lastDayInTimeOf, lastPayableOn, mayAsk } from './rules'
import { insertAssist, loadRunningAssistId, lockAsks, markDraft } from './store'

/**
 * Makes the ask and its first link of what the wizard was told: one running ask per loan, within the limits, after the other ways
 * were shown, by somebody who was identified and agrees to what the friend will see. Nothing is reserved and nobody is told.
 */
export async function ask(
  ctx: Ctx<Borrower>,
  { loanId, locale }: { loanId: string; locale: 'zh-CN' | 'en' },
): Promise<{ assistId: string; inviteId: string }> {
  const { tx, actor, now } = ctx
  await lockAsks(tx, actor.personId)
  await lockLoan(ctx, { loanId })
  const loan = await loadLoan(ctx, { loanId })
  if (!loan) throw new Refusal('not_found')
  if (await loadRunningAssistId(tx, loanId)) throw new Refusal('ask_running')
  const draft = await loadOwnDraft(ctx, loanId)
  const borrower = await loadOwnPerson(ctx)
  const answers = draft?.waysOutShownAt ? completeOf(answersOf(draft, borrower.key)) : undefined
  if (!draft || !answers) throw new Refusal('ask_incomplete')
  await requireIdentified(ctx)
  valueOf(mayAsk(await asksOf(ctx)))

  const today = dayOf(now)
  const asked = valueOf(askOf(loan.state, answers.wanted, today))
  const answerBy = answerByOf(answers.days, lastDayInTimeOf(loan.state, asked, today), now)
  const assistId = newId()
  await giveConsent(ctx, { kind: 'show_friend', subjectId: assistId, screen: 'ask/check', locale, words: {} })
  await insertAssist(tx, {
    id: assistId,
    state: 'asking',
    borrowerId: actor.personId,
    loanId,
    ...(asked.kind === 'amount'
      ? { amountFen: asked.amountFen }
      : { firstNumber: asked.numbers[0], lastNumber: asked.numbers.at(-1) }),
    maximumFen: contractMaximumOf(loan.state, asked, answerBy),
    meaning: answers.meaning,
    sentence: answers.sentence,
    answerBy,
    lastPayableOn: lastPayableOn(answerBy),
  })
  const { inviteId } = await newInvite(ctx, { assistId, loanId, answerBy, friendLabel: answers.friend, borrower })
  // The friend's name goes on in the invite alone.
  await markDraft(tx, draft.id, { usedAt: now, answers: {}, friendLabelSealed: null })
  await enqueueJob(ctx, 'expire-assist', { assistId }, { dueAt: answerBy })
  await recordAudit(ctx, {
    verb: 'ask',
    thing: 'assist',
    thingId: assistId,
    aboutPersonId: actor.personId,
    detail: { inviteId, waysOutShownAt: draft.waysOutShownAt?.toISOString() ?? null },
  })
  return { assistId, inviteId }
}

async function requireIdentified(ctx: Ctx<Borrower>): Promise<void> {
  const check = await getIdentityCheck(ctx.actor, ctx.tx)
  if (check?.state !== 'answered' || check.answer !== 'agree') throw new Refusal('identity_needed')
}
