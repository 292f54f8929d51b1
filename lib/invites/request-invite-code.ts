import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { sendCode } from '@/lib/auth/send-code'
import { blindIndex, equalBytes, sealForDeployment } from '@/lib/privacy/cipher'
import { PHONES_MAX } from './rules'
import { admitPhone, markVisit } from './store'
import { DEAD, visitorOf } from './visitor'

/**
 * Sends a one-time code to the friend's phone. Ten phones of one invite get codes, the borrower's own never counts; a later one
 * silently gets none, and the page says the same to all.
 */
export async function requestInviteCode(
  ctx: Ctx<Friend>,
  { phone, locale }: { phone: string; locale: 'zh-CN' | 'en' },
): Promise<typeof DEAD | { to: 'code' }> {
  const visitor = await visitorOf(ctx)
  if (!visitor) return DEAD
  const { invite, visit } = visitor
  const phoneIndex = blindIndex('phone', phone)
  const isOwn = equalBytes(phoneIndex, invite.borrowerPhoneIndex)
  const isAdmitted = isOwn || (await admitPhone(ctx.tx, invite.id, phoneIndex, PHONES_MAX))
  await sendCode(ctx, { purpose: 'invite', phoneIndex, to: isAdmitted ? phone : undefined, locale })
  const place = { table: 'invite_visits', column: 'phone', row: visit.id }
  await markVisit(ctx.tx, visit.id, { phoneIndex, phoneSealed: sealForDeployment(place, phone) })
  await recordAudit(ctx, { verb: 'request-invite-code', thing: 'visit', thingId: visit.id })
  return { to: 'code' }
}
