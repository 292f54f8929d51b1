import type { Ctx } from '@/db/transaction'
import { recordAudit } from '@/lib/audit/record-audit'
import { blindIndex } from '@/lib/privacy/cipher'
import { sendCode } from './send-code'
import { loadPeopleByPhone } from './store'

/**
 * Sends a one-time code for signing in, if exactly one person has this phone. Whether one has shows neither in the answer nor in
 * its time: the same rows are written, only the message reaches nobody.
 */
export async function requestCode(ctx: Ctx, input: { phone: string; locale: 'zh-CN' | 'en' }): Promise<void> {
  const phoneIndex = blindIndex('phone', input.phone)
  const known = await loadPeopleByPhone(ctx.tx, phoneIndex)
  const to = known.length === 1 ? input.phone : undefined
  const id = await sendCode(ctx, { purpose: 'sign_in', phoneIndex, to, locale: input.locale })
  await recordAudit(ctx, { verb: 'request-code', thing: 'code', thingId: id })
}
