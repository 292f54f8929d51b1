import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { giveConsent } from '@/lib/agreements/give-consent'
import { requestIdentityCheck } from '@/lib/identity/request-identity-check'
import { getVisitPhone } from './queries'
import { DEAD, visitorOf } from './visitor'

export type Identifying = { name: string; idNumber: string; locale: 'zh-CN' | 'en' }

/**
 * Keeps the friend's consent to be checked and asks for the check, by the phone that his code went to. Only on a living link, and
 * only after name and digits were found right: on a dead one nothing of him is taken.
 */
export async function identifyFriend(
  ctx: Ctx<Friend>,
  { name, idNumber, locale }: Identifying,
): Promise<typeof DEAD | { to: 'who' | 'checking' }> {
  const visitor = await visitorOf(ctx)
  if (!visitor) return DEAD
  const proven = await getVisitPhone(ctx.actor, ctx.tx)
  if (!proven) return { to: 'who' }
  const consent = { kind: 'identity_check', screen: 'invites/identify', locale, words: {} } as const
  const { consentId } = await giveConsent(ctx, { ...consent, subjectId: visitor.invite.id })
  await requestIdentityCheck(ctx, { name, idNumber, phone: proven.phone, consentId, locale })
  return { to: 'checking' }
}
