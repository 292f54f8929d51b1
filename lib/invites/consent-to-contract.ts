import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { giveConsent } from '@/lib/agreements/give-consent'
import { SIGNING_CONSENTS } from '@/lib/agreements/rules'
import { showContract } from '@/lib/agreements/show-contract'
import { getMaskedInvite } from './queries'
import { DEAD } from './visitor'

/** Keeps the three consents that were ticked one by one, and makes the contract from today's figures to be read next. */
export async function consentToContract(
  ctx: Ctx<Friend>,
  { locale }: { locale: 'zh-CN' | 'en' },
): Promise<typeof DEAD | { to: 'contract' }> {
  const invite = await getMaskedInvite(ctx.actor, ctx.tx)
  if (!invite) return DEAD
  for (const kind of SIGNING_CONSENTS) {
    const words: Record<string, string> = kind === 'share_with_borrower' ? { borrower: `${invite.initial}*` } : {}
    await giveConsent(ctx, { kind, subjectId: invite.inviteId, screen: 'invites/consent', locale, words })
  }
  await showContract(ctx, { locale })
  return { to: 'contract' }
}
