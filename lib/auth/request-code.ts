import type { Ctx } from '@/db/transaction'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { sendMessage } from '@/lib/notices/send-message'
import { blindIndex, codeHash, newCode } from '@/lib/privacy/cipher'
import { valueOf } from '@/lib/refusal'
import { codeEndsAt, mayRequestCode } from './rules'
import { insertCode, loadLastCode, loadPeopleByPhone, lockPhone } from './store'

/**
 * Sends a one-time code for signing in, if exactly one person has this phone. Whether one has shows neither in the answer nor in
 * its time: the same rows are written, only the message reaches nobody.
 */
export async function requestCode(ctx: Ctx, input: { phone: string; locale: 'zh-CN' | 'en' }): Promise<void> {
  const phoneIndex = blindIndex('phone', input.phone)
  await lockPhone(ctx.tx, 'sign_in', phoneIndex)
  const last = await loadLastCode(ctx.tx, 'sign_in', phoneIndex)
  valueOf(mayRequestCode(last?.createdAt, ctx.now))
  const known = await loadPeopleByPhone(ctx.tx, phoneIndex)
  const id = newId()
  const code = newCode()
  await insertCode(ctx.tx, {
    id,
    purpose: 'sign_in',
    phoneIndex,
    codeHash: codeHash(id, code),
    expiresAt: codeEndsAt(ctx.now),
  })
  await sendMessage(ctx, {
    kind: 'code',
    to: known.length === 1 ? input.phone : undefined,
    locale: input.locale,
    params: { code },
  })
  await recordAudit(ctx, { verb: 'request-code', thing: 'code', thingId: id })
}
