import type { Ctx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { Refusal } from '@/lib/refusal'
import type { ConsentKind } from './clauses/consents'
import { markConsentWithdrawn } from './store'

/**
 * Takes a consent back (PIPL 15): the row stays, as withdrawn. What it stops is decided above: before a hold is asked for it is a
 * step back, later it stops nothing of that payment (flow.md 8).
 */
export async function withdrawConsent(
  ctx: Ctx<Borrower | Friend>,
  { consentId }: { consentId: string },
): Promise<{ kind: ConsentKind; subjectId: string }> {
  const row = await markConsentWithdrawn(ctx.tx, consentId, ctx.now)
  if (!row) throw new Refusal('not_found')
  await recordAudit(ctx, {
    verb: 'withdraw-consent',
    thing: 'consent',
    thingId: consentId,
    aboutPersonId: ctx.actor.personId,
    detail: { kind: row.kind },
  })
  return { kind: row.kind, subjectId: row.subjectId }
}
