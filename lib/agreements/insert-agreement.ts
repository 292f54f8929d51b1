import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import { openPerson } from '@/lib/privacy/open-person'
import { Refusal, valueOf } from '@/lib/refusal'
import { friendOnInvite, type Helper } from './friend-on-invite'
import { capBpsOf, limitationOnOf, mayChargeRate, openQuestionsOf, signByOf, SIGNING_CONSENTS } from './rules'
import {
  openDraftContract,
  readSecondsOf,
  sealAgreementText,
  sealParties,
  showingOf,
  type Parties,
  type Showing,
} from './seal-contract'
import {
  insertAgreementRow,
  loadBorrowerOfInvite,
  loadConsents,
  loadDraftForUpdate,
  loadLpr,
  type DraftRow,
} from './store'
import { termsOf } from './terms-of'

export type NewAgreement = {
  agreementId: string
  assistId: string
  inviteId: string
  borrowerId: string
  loanId: string
  number: string
  hash: string
  signBy: Date
}

/**
 * Copies the friend's draft into an agreement under a new id: the first thing of his side that the borrower may see. The caller has
 * locked the assist, and signs at once after. It needs the text that was shown, three right answers and three consents.
 */
export async function insertAgreement(ctx: Ctx<Friend>, input: { shown: string }): Promise<NewAgreement> {
  const { friend, invite } = await friendOnInvite(ctx)
  const draft = await loadDraftForUpdate(ctx.tx, friend.visitId)
  const showing = draft && showingOf(draft.id, input.shown)
  const { contractSealed: sealed, contractHash: hash } = draft ?? {}
  if (!draft || !sealed || !hash || showing?.hash !== hash) throw new Refusal('contract_changed')
  const shown = openDraftContract(draft.id, sealed)
  if (openQuestionsOf(shown.quiz[shown.locale], draft.quiz).length > 0) throw new Refusal('quiz_open')
  await checkConsents(ctx, friend)

  const today = dayOf(ctx.now)
  const lpr = await loadLpr(ctx.tx, today)
  assert(lpr, 'a loan prime rate is on record')
  const terms = termsOf(draft.meaning, draft.terms)
  const rateBps = terms.meaning === 'loan' ? valueOf(mayChargeRate(terms.rateBps, lpr, today)) : 0
  const agreementId = newId()
  const { number, template } = shown.texts[shown.locale]
  const signBy = signByOf(ctx.now)
  await insertAgreementRow(ctx.tx, {
    id: agreementId,
    state: 'signed',
    inviteId: invite.inviteId,
    assistId: invite.assistId,
    borrowerId: invite.borrowerId,
    friendId: friend.personId,
    loanId: invite.loanId,
    meaning: draft.meaning,
    terms: draft.terms,
    capBps: capBpsOf(lpr),
    rateBps,
    maximumFen: invite.maximumFen,
    number,
    template,
    locale: shown.locale,
    textSealed: sealAgreementText(agreementId, shown),
    textHash: hash,
    partiesSealed: sealParties(agreementId, await partiesOf(ctx)),
    signBy,
    limitationOn: limitationOnOf(terms) ?? null,
  })
  await recordAudit(ctx, {
    verb: 'insert-agreement',
    thing: 'agreement',
    thingId: agreementId,
    aboutPersonId: invite.borrowerId,
    detail: { textHash: hash, template, ...readingOf(draft, showing, ctx.now) },
  })
  const { assistId, inviteId, borrowerId, loanId } = invite
  return { agreementId, assistId, inviteId, borrowerId, loanId, number, hash, signBy }
}

async function checkConsents(ctx: Ctx<Friend>, friend: Helper): Promise<void> {
  const given = await loadConsents(ctx.tx, friend.inviteId)
  const his = given.filter(({ visitId }) => visitId === friend.visitId)
  if (!SIGNING_CONSENTS.every((kind) => his.some((one) => one.kind === kind))) throw new Refusal('consents_open')
}

async function partiesOf(ctx: Ctx<Friend>): Promise<Parties> {
  const friend = await loadOwnPerson(ctx)
  const row = await loadBorrowerOfInvite(ctx.tx)
  assert(row, 'a taken invite has its borrower')
  const borrower = openPerson(row, ['name', 'idNumber'])
  return {
    friend: { name: friend.name, idTail: friend.idNumber.slice(-4), phoneTail: friend.phone.slice(-4) },
    borrower: { name: borrower.name, idTail: borrower.idNumber.slice(-4) },
  }
}

/** What shows that he was told and understood, kept where the borrower cannot read it (contract interpretation 10). */
const readingOf = (draft: DraftRow, showing: Showing, now: Date) => ({
  readSeconds: draft.readSeconds + readSecondsOf(showing, now),
  answers: draft.quiz
    .map(({ question, answer, right }) => `${question} ${answer} ${right ? 'right' : 'wrong'}`)
    .join(', '),
})
