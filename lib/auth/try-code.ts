import type { Ctx } from '@/db/transaction'
import { codeHash, equalBytes } from '@/lib/privacy/cipher'
import type { RefusalCode, RefusalParams } from '@/lib/refusal'
import { mayTryCode } from './rules'
import { loadLastCode, lockPhone, markCodeTried, markCodeUsed } from './store'

/** A wrong code is an answer, not a rollback: its counter must stay. */
export type CodeAnswer = { right: true } | { right: false; code: RefusalCode; params?: RefusalParams }

/** Judges a one-time code of a phone: the newest one sent, ten minutes, five tries, once. */
export async function tryCode(
  ctx: Ctx,
  input: { purpose: 'sign_in' | 'step_up' | 'invite'; phoneIndex: Buffer; code: string },
): Promise<CodeAnswer> {
  await lockPhone(ctx.tx, input.purpose, input.phoneIndex)
  const sent = await loadLastCode(ctx.tx, input.purpose, input.phoneIndex)
  const may = mayTryCode(sent, ctx.now)
  if (!may.ok || !sent) return { right: false, code: 'code_expired' }
  if (!equalBytes(codeHash(sent.id, input.code), sent.codeHash)) {
    const triesLeft = await markCodeTried(ctx.tx, sent.id)
    return triesLeft > 0
      ? { right: false, code: 'code_wrong', params: { tries: triesLeft } }
      : { right: false, code: 'code_expired' }
  }
  return (await markCodeUsed(ctx.tx, sent.id, ctx.now)) ? { right: true } : { right: false, code: 'code_expired' }
}
