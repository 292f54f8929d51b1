import type { Ctx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { isPerson } from '@/lib/privacy/queries'
import { Refusal } from '@/lib/refusal'
import { openCase } from './open-case'
import type { Caller, CallTopic } from './rules'

/** Writes down that somebody rang about a person: another colleague answers it within a day. */
export async function writeDownCall(
  ctx: Ctx<Staff>,
  { personId, caller, topic }: { personId: string; caller: Caller; topic: CallTopic },
): Promise<{ caseId: string }> {
  if (!(await isPerson(ctx.actor, personId, ctx.tx))) throw new Refusal('not_found')
  return openCase(ctx, { kind: 'call', subjectId: personId, facts: { caller, topic } })
}
