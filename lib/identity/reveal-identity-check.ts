import type { Ctx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { Refusal } from '@/lib/refusal'
import { stateOf } from './rules'
import { loadCheck } from './store'
import { openWords, type Words } from './words'

/**
 * Shows a colleague what somebody typed to be checked by, while a person is to decide on it. The look, its purpose and its words
 * are in the audit before anything is shown.
 */
export async function revealIdentityCheck(
  ctx: Ctx<Staff>,
  { checkId, purpose, note }: { checkId: string; purpose: string; note: string },
): Promise<{ words: Words; shownAt: Date }> {
  const check = await loadCheck(ctx.tx, checkId)
  if (!check || stateOf(check) !== 'with_person') throw new Refusal('not_found')
  await recordAudit(ctx, {
    verb: 'reveal-identity-check',
    thing: 'identity_check',
    thingId: checkId,
    aboutPersonId: check.personId ?? undefined,
    detail: { purpose, note },
  })
  return { words: openWords(check), shownAt: ctx.now }
}
