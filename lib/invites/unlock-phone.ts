import type { Ctx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { blindIndex } from '@/lib/privacy/cipher'
import { Refusal } from '@/lib/refusal'
import { isShutOut } from './rules'
import { isInvite, loadPhone, markPhoneUnlocked } from './store'

/**
 * Sets the counters of a phone on one invite to zero, for a caller who missed too often. It touches that row only: nothing that
 * the borrower's side can read changes.
 */
export async function unlockPhone(
  ctx: Ctx<Staff>,
  { inviteId, phone }: { inviteId: string; phone: string },
): Promise<void> {
  if (!(await isInvite(ctx.tx, inviteId))) throw new Refusal('not_found')
  const phoneIndex = blindIndex('phone', phone)
  const tries = await loadPhone(ctx.tx, inviteId, phoneIndex)
  if (!tries || !isShutOut(tries)) throw new Refusal('phone_not_shut_out')
  await markPhoneUnlocked(ctx.tx, inviteId, phoneIndex, ctx.actor.staffId)
  const { wrongCodes, wrongNames } = tries
  await recordAudit(ctx, {
    verb: 'unlock-invite-phone',
    thing: 'invite',
    thingId: inviteId,
    detail: { wrongCodes, wrongNames },
  })
}
