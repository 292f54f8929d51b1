import type { Ctx } from '@/db/transaction'
import { newId } from '@/lib/id'
import { sendMessage } from '@/lib/notices/send-message'
import { codeHash, newCode } from '@/lib/privacy/cipher'
import { valueOf } from '@/lib/refusal'
import { codeEndsAt, mayRequestCode } from './rules'
import { insertCode, loadLastCode, lockPhone } from './store'

type Sending = {
  purpose: 'sign_in' | 'step_up' | 'invite'
  phoneIndex: Buffer
  /** Nobody, where the answer must cost and look the same although none is to be reached. */
  to: string | undefined
  locale: 'zh-CN' | 'en'
}

/** Makes a one-time code for a phone and sends it, 40 s after the last one at the earliest. Returns the code's id. */
export async function sendCode(ctx: Ctx, { purpose, phoneIndex, to, locale }: Sending): Promise<string> {
  await lockPhone(ctx.tx, purpose, phoneIndex)
  const last = await loadLastCode(ctx.tx, purpose, phoneIndex)
  valueOf(mayRequestCode(last?.createdAt, ctx.now))
  const id = newId()
  const code = newCode()
  await insertCode(ctx.tx, { id, purpose, phoneIndex, codeHash: codeHash(id, code), expiresAt: codeEndsAt(ctx.now) })
  await sendMessage(ctx, { kind: 'code', to, locale, params: { code } })
  return id
}
