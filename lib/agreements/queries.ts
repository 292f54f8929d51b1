import { agreements } from '@/db/schema/agreements'
import { reading, type Tx } from '@/db/transaction'
import type { Borrower, Friend, Staff, Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import type { Day } from '@/lib/calendar/day'
import { dayOf } from '@/lib/calendar/shanghai'
import type { Fen } from '@/lib/money/fen'
import { desc, eq } from 'drizzle-orm'
import type { ConsentKind } from './clauses/consents'
import type { Contract } from './clauses/contract'
import type { QuizQuestion } from './clauses/quiz'
import type { Locale } from './clauses/template'
import {
  capBpsOf,
  isRateOffered,
  MEANING_ANSWERS_MAX,
  openQuestionsOf,
  repaymentDaysOf,
  SIGNING_CONSENTS,
  type Lpr,
  type Meaning,
  type SignatureMethod,
  type Terms,
} from './rules'
import { openAgreementText, openDraftContract, openParties, showingMark, type Parties } from './seal-contract'
import { loadAgreement, loadConsents, loadDraft, loadLpr, loadSignatures, loadTakenInvite } from './store'
import { termsOf } from './terms-of'

export type TermsFrame = {
  maximumFen: Fen
  lastPayableOn: Day
  /** Between which days a first repayment, or the day of an advance, may lie. */
  earliest: Day
  latest: Day
  /** Whether a rate may be written at all, its cap, and by which LPR. */
  isRateOffered: boolean
  capBps: number
  lpr: Lpr
}

/** Within what the friend who took this invite may propose; nothing for anybody else. */
export const getTermsFrame = (actor: Friend, tx?: Tx): Promise<TermsFrame | undefined> =>
  reading(actor, tx, async (db, now) => {
    const { personId, inviteId, visitId } = actor
    if (!personId || !inviteId || !visitId) return undefined
    const invite = await loadTakenInvite(db, { personId, inviteId, visitId })
    const lpr = await loadLpr(db, dayOf(now))
    assert(lpr, 'a loan prime rate is on record')
    if (!invite) return undefined
    const { maximumFen, lastPayableOn } = invite
    const rate = { isRateOffered: isRateOffered(lpr, dayOf(now)), capBps: capBpsOf(lpr), lpr }
    return { maximumFen, lastPayableOn, ...repaymentDaysOf(lastPayableOn), ...rate }
  })

export type DraftView = {
  id: string
  state: 'drafted' | 'matched'
  terms: Terms
  answersLeft: number
  monthLeftOver: 'yes' | 'tight' | 'no' | null
  /** The signing consents that stand, and those still to be given. */
  consents: { given: ConsentKind[]; open: ConsentKind[] }
  contractHash: string | null
}

/** What this friend has prepared on his invite so far. */
export const getDraft = (actor: Friend, tx?: Tx): Promise<DraftView | undefined> =>
  reading(actor, tx, async (db) => {
    const { personId, inviteId, visitId } = actor
    if (!personId || !inviteId || !visitId) return undefined
    const draft = await loadDraft(db, visitId)
    if (draft?.friendId !== personId) return undefined
    const his = (await loadConsents(db, inviteId)).filter((one) => one.visitId === visitId)
    const given = SIGNING_CONSENTS.filter((kind) => his.some((one) => one.kind === kind))
    return {
      id: draft.id,
      state: draft.state,
      terms: termsOf(draft.meaning, draft.terms),
      answersLeft: draft.state === 'matched' ? 0 : MEANING_ANSWERS_MAX - draft.meaningAnswers,
      monthLeftOver: draft.monthLeftOver,
      consents: { given, open: SIGNING_CONSENTS.filter((kind) => !given.includes(kind)) },
      contractHash: draft.contractHash,
    }
  })

export type DraftContract = {
  contract: Contract
  /** The same in the other language, for reading; the first is what is signed. */
  translation: Contract
  hash: string
  shownAt: Date
  /** For the hidden field `shown` of every form of the page. */
  shown: string
  quiz: QuizQuestion[]
  /** The questions without a right answer yet, and the last answer to any. */
  openQuestions: string[]
  lastAnswer: { question: string; answer: string; right: boolean } | undefined
}

/** The contract of this friend's draft as it was made by showContract. Nothing here is written: what is shown comes back with the post. */
export const getContract = (actor: Friend, tx?: Tx): Promise<DraftContract | undefined> =>
  reading(actor, tx, async (db, now) => {
    const draft = actor.visitId ? await loadDraft(db, actor.visitId) : undefined
    if (!actor.personId || draft?.friendId !== actor.personId) return undefined
    const { contractSealed, contractHash: hash, contractShownAt: shownAt } = draft
    if (!contractSealed || !hash || !shownAt) return undefined
    const { locale, texts, quiz } = openDraftContract(draft.id, contractSealed)
    return {
      contract: texts[locale],
      translation: texts[otherOf(locale)],
      hash,
      shownAt,
      shown: showingMark(draft.id, { hash, at: now }),
      quiz: quiz[locale],
      openQuestions: openQuestionsOf(quiz[locale], draft.quiz).map(({ id }) => id),
      lastAnswer: draft.quiz.at(-1),
    }
  })

const otherOf = (locale: Locale): Locale => (locale === 'en' ? 'zh-CN' : 'en')

const POSITION = {
  id: agreements.id,
  number: agreements.number,
  state: agreements.state,
  inviteId: agreements.inviteId,
  assistId: agreements.assistId,
  borrowerId: agreements.borrowerId,
  friendId: agreements.friendId,
  loanId: agreements.loanId,
  meaning: agreements.meaning,
  terms: agreements.terms,
  maximumFen: agreements.maximumFen,
  createdAt: agreements.createdAt,
  signBy: agreements.signBy,
  payBy: agreements.payBy,
  endedAt: agreements.endedAt,
  performedFen: agreements.performedFen,
  limitationOn: agreements.limitationOn,
}

/** Where an agreement stands, without its text and without a name. */
export type AgreementPosition = {
  id: string
  number: string
  state: (typeof agreements.$inferSelect)['state']
  inviteId: string
  assistId: string
  borrowerId: string
  friendId: string
  loanId: string
  meaning: Meaning
  terms: Terms
  maximumFen: Fen
  createdAt: Date
  signBy: Date
  payBy: Date | null
  endedAt: Date | null
  performedFen: Fen | null
  limitationOn: Day | null
}

const positionOf = (
  row: Omit<AgreementPosition, 'terms'> & Pick<typeof agreements.$inferSelect, 'terms'>,
): AgreementPosition => ({
  ...row,
  terms: termsOf(row.meaning, row.terms),
})

type Anybody = Borrower | Friend | Staff | Worker

/** One agreement's position; row security says whose: the borrower's while it lives, the friend's always. */
export const getAgreementPosition = (actor: Anybody, id: string, tx?: Tx): Promise<AgreementPosition | undefined> =>
  reading(actor, tx, async (db) => {
    const [row] = await db.select(POSITION).from(agreements).where(eq(agreements.id, id))
    return row && positionOf(row)
  })

/** The agreements of an assist that this actor may see, newest first. */
export const listAgreementsOfAssist = (actor: Anybody, assistId: string, tx?: Tx): Promise<AgreementPosition[]> =>
  reading(actor, tx, async (db) => {
    const rows = await db
      .select(POSITION)
      .from(agreements)
      .where(eq(agreements.assistId, assistId))
      .orderBy(desc(agreements.createdAt))
      .limit(50)
    return rows.map(positionOf)
  })

/** The agreement of an invite: there is one at most. */
export const getAgreementOfInvite = (
  actor: Anybody,
  inviteId: string,
  tx?: Tx,
): Promise<AgreementPosition | undefined> =>
  reading(actor, tx, async (db) => {
    const [row] = await db.select(POSITION).from(agreements).where(eq(agreements.inviteId, inviteId))
    return row && positionOf(row)
  })

/** The agreements that this person is a party to, newest first. */
export const listAgreements = (actor: Borrower | Friend, tx?: Tx): Promise<AgreementPosition[]> =>
  reading(actor, tx, async (db) => {
    const { personId, side } = actor
    if (!personId) return []
    const rows = await db
      .select(POSITION)
      .from(agreements)
      .where(eq(side === 'borrower' ? agreements.borrowerId : agreements.friendId, personId))
      .orderBy(desc(agreements.createdAt))
      .limit(50)
    return rows.map(positionOf)
  })

export type AgreementView = AgreementPosition & {
  parties: Parties
  locale: Locale
  /** What is signed, by this hash; and the same in the other language, for reading. */
  contract: Contract
  translation: Contract
  textHash: string
  signatures: { side: 'borrower' | 'friend'; method: SignatureMethod; createdAt: Date }[]
}

/** An agreement with its text and its parties, for the two who sign it. */
export const getAgreement = (actor: Borrower | Friend, id: string, tx?: Tx): Promise<AgreementView | undefined> =>
  reading(actor, tx, async (db) => {
    const row = await loadAgreement(db, id)
    if (!row) return undefined
    const { locale, texts } = openAgreementText(row.id, row.textSealed, row.textHash)
    const { textSealed: _text, partiesSealed, capBps: _cap, rateBps: _rate, template: _template, ...facts } = row
    return {
      ...positionOf(facts),
      parties: openParties(row.id, partiesSealed),
      locale,
      contract: texts[locale],
      translation: texts[otherOf(locale)],
      textHash: row.textHash,
      signatures: await loadSignatures(db, row.id),
    }
  })
