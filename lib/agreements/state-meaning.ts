import type { StoredTerms } from '@/db/schema/agreements'
import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { valueOf } from '@/lib/refusal'
import { friendOnInvite, type Helper } from './friend-on-invite'
import { MEANING_ANSWERS_MAX, mayPropose, mayStateMeaning, type Terms } from './rules'
import { insertDraft, loadDraftForUpdate, loadLpr, markDraft, matchesMeaning, type DraftRow } from './store'

/** Whether both mean the same kind, and how often he may still answer. */
export type MeaningAnswer = { match: boolean; answersLeft: number }

/**
 * The friend says how he means it, and on what terms. Only the kind is compared with the borrower's own answer, which this side
 * never learns: a mismatch is his alone to know. After a match the terms may be changed, and the contract is made anew.
 */
export async function stateMeaning(ctx: Ctx<Friend>, { terms }: { terms: Terms }): Promise<MeaningAnswer> {
  const { friend, invite } = await friendOnInvite(ctx)
  const draft = await loadDraftForUpdate(ctx.tx, friend.visitId)
  const step = valueOf(mayStateMeaning(draft, terms.meaning))
  const today = dayOf(ctx.now)
  const lpr = await loadLpr(ctx.tx, today)
  assert(lpr, 'a loan prime rate is on record')
  valueOf(mayPropose(terms, { today, lpr, lastPayableOn: invite.lastPayableOn, maximumFen: invite.maximumFen }))

  const match = step === 'terms' || (await matchesMeaning(ctx.tx, invite.inviteId, terms.meaning))
  const meaningAnswers = (draft?.meaningAnswers ?? 0) + (step === 'answer' ? 1 : 0)
  const id = draft?.id ?? (await beginDraft(ctx, friend, terms))
  await markDraft(ctx.tx, id, {
    state: match ? 'matched' : 'drafted',
    meaning: terms.meaning,
    terms: storedOf(terms),
    meaningAnswers,
    ...(hasOtherTerms(draft, terms) && { contractSealed: null, contractHash: null, contractShownAt: null }),
  })
  await recordAudit(ctx, {
    verb: 'state-meaning',
    thing: 'draft',
    thingId: id,
    detail: { match, answers: meaningAnswers },
  })
  return { match, answersLeft: match ? 0 : MEANING_ANSWERS_MAX - meaningAnswers }
}

async function beginDraft(ctx: Ctx<Friend>, friend: Helper, terms: Terms): Promise<string> {
  const id = newId()
  await insertDraft(ctx.tx, {
    id,
    inviteId: friend.inviteId,
    visitId: friend.visitId,
    friendId: friend.personId,
    state: 'drafted',
    meaning: terms.meaning,
    terms: storedOf(terms),
    meaningAnswers: 1,
    quiz: [],
  })
  return id
}

/** The same terms as a row keeps them; what a draft shows of its contract stands only while these do. */
function storedOf({ meaning: _, ...terms }: Terms): StoredTerms {
  return terms
}

const hasOtherTerms = (draft: DraftRow | undefined, terms: Terms): boolean =>
  draft !== undefined && (draft.meaning !== terms.meaning || isOther(draft.terms, storedOf(terms)))

const isOther = (a: StoredTerms, b: StoredTerms): boolean =>
  a.months !== b.months || a.firstOn !== b.firstOn || a.rateBps !== b.rateBps || a.byOn !== b.byOn
