import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { nextAllowedSendTime } from '@/lib/calendar/shanghai'
import { sendMessage } from '@/lib/notices/send-message'
import { agreeOnPerson } from './agree-on-person'
import { stateOf } from './rules'
import { loadCheckForUpdate, markAnswered } from './store'
import { openWords } from './words'

/**
 * Ends a check as a person decided it, and says so by text in the day: the page tells the result, and why not. Once only; what was
 * typed is gone after it.
 */
export async function concludeIdentityCheck(
  ctx: Ctx<Worker>,
  { checkId, approved, reasonCode }: { checkId: string; approved: boolean; reasonCode: string },
): Promise<boolean> {
  const check = await loadCheckForUpdate(ctx.tx, checkId)
  if (!check || stateOf(check) !== 'with_person') return false
  const { phone } = openWords(check)
  if (approved) await agreeOnPerson(ctx, check)
  else await markAnswered(ctx.tx, checkId, ctx.now, { answer: 'refused', reasonCode })
  const notBefore = nextAllowedSendTime(ctx.now)
  await sendMessage(ctx, { kind: 'identity_decided', to: phone, locale: check.locale, params: {}, notBefore })
  await recordAudit(ctx, {
    verb: 'conclude-identity-check',
    thing: 'identity_check',
    thingId: checkId,
    aboutPersonId: check.personId ?? undefined,
    detail: { approved, reasonCode },
  })
  return true
}
