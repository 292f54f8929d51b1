import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { blindIndex } from '@/lib/privacy/cipher'
import { agreeOnPerson } from './agree-on-person'
import { failuresOf, lookByOf, outcomeOf, type ProviderAnswer } from './rules'
import {
  loadCheckForUpdate,
  loadChecks,
  loadPersonByIdNumber,
  markAnswered,
  markWithPerson,
  type CheckRow,
} from './store'
import { openWords } from './words'

/**
 * Writes down what the provider said. Who agrees becomes a person, or is one already; every other answer leaves no name and no
 * number. What only a person may decide waits for one, who is asked by a job.
 */
export async function recordIdentityAnswer(
  ctx: Ctx<Worker>,
  { checkId, answer }: { checkId: string; answer: ProviderAnswer },
): Promise<void> {
  const check = await loadCheckForUpdate(ctx.tx, checkId)
  if (!check || check.answer || check.answeredAt) return
  const known = await loadPersonByIdNumber(ctx.tx, blindIndex('id_number', openWords(check).idNumber))
  const outcome = outcomeOf(answer, {
    side: check.side,
    failuresBefore: failuresOf(await loadChecks(ctx.tx, whoseOf(check))),
    isBlocked: Boolean(known?.blockedAt),
  })
  if (outcome === 'person') {
    await markWithPerson(ctx.tx, checkId, answer, lookByOf(ctx.now))
    await enqueueJob(ctx, 'review-identity', { checkId })
  } else if (answer === 'agree') {
    await agreeOnPerson(ctx, check)
  } else {
    await markAnswered(ctx.tx, checkId, ctx.now, { answer })
  }
  await recordAudit(ctx, {
    verb: 'check-identity',
    thing: 'identity_check',
    thingId: checkId,
    aboutPersonId: check.personId ?? undefined,
    detail: { answer, outcome },
  })
}

const whoseOf = (check: CheckRow) =>
  check.side === 'borrower'
    ? { side: 'borrower' as const, personId: check.personId! }
    : { side: 'friend' as const, visitId: check.visitId! }
