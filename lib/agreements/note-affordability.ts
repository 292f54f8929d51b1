import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { Refusal } from '@/lib/refusal'
import { friendOnInvite } from './friend-on-invite'
import { loadDraftForUpdate, markDraft } from './store'

/** "A month left over after this?": his own word, shown to nobody, blocking nothing. */
export async function noteAffordability(
  ctx: Ctx<Friend>,
  input: { monthLeftOver: 'yes' | 'tight' | 'no' },
): Promise<void> {
  const { friend } = await friendOnInvite(ctx)
  const draft = await loadDraftForUpdate(ctx.tx, friend.visitId)
  if (draft?.state !== 'matched') throw new Refusal('meaning_open')
  await markDraft(ctx.tx, draft.id, input)
  await recordAudit(ctx, { verb: 'note-affordability', thing: 'draft', thingId: draft.id })
}
