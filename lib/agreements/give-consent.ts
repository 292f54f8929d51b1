import type { Ctx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { fingerprint } from '@/lib/privacy/cipher'
import { Refusal } from '@/lib/refusal'
import { consentText, consentTextOf, type ConsentKind } from './clauses/consents'
import type { Locale } from './clauses/template'
import { insertConsent, loadConsents } from './store'

export type ConsentInput = {
  kind: ConsentKind
  /** What it is for: for a friend always his invite; for a borrower himself, or what he asks. */
  subjectId: string
  /** The page on which its box stood. */
  screen: string
  locale: Locale
  /** Whom its text names, as the page named him. */
  words: Record<string, string>
}

/** Keeps one ticked box: which text, by hash, on which page, when. The same consent given twice is one. */
export async function giveConsent(ctx: Ctx<Borrower | Friend>, input: ConsentInput): Promise<{ consentId: string }> {
  const { actor } = ctx
  if (actor.side === 'friend' && actor.inviteId !== input.subjectId) throw new Refusal('not_found')
  const text = consentText(input.kind, input.locale, input.words)
  const textHash = fingerprint(consentTextOf(text))
  const visitId = actor.side === 'friend' ? (actor.visitId ?? null) : null
  const standing = await loadConsents(ctx.tx, input.subjectId)
  const same = standing.find((one) => one.kind === input.kind && one.textHash === textHash && one.visitId === visitId)
  if (same) return { consentId: same.id }

  const consentId = newId()
  await insertConsent(ctx.tx, {
    id: consentId,
    side: actor.side,
    personId: actor.personId ?? null,
    visitId,
    kind: input.kind,
    screen: input.screen,
    textVersion: text.version,
    textHash,
    locale: input.locale,
    subjectId: input.subjectId,
  })
  await recordAudit(ctx, {
    verb: 'give-consent',
    thing: 'consent',
    thingId: consentId,
    aboutPersonId: actor.personId,
    detail: { kind: input.kind, version: text.version, screen: input.screen },
  })
  return { consentId }
}
