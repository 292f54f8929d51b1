import { assert } from '@/lib/assert'
import { fingerprint, openForDeployment, sealForDeployment } from '@/lib/privacy/cipher'
import { contractOf, textOf, type Contract } from './clauses/contract'
import { quizOf, type QuizQuestion } from './clauses/quiz'
import type { Locale, TemplateId } from './clauses/template'
import type { ContractFacts } from './clauses/words'

/** A contract as it is kept: in the language in which it is signed, and for reading in the other. */
export type BothTexts = { locale: Locale; texts: Record<Locale, Contract> }

/** The same with the questions on it, while it is a draft. */
export type ShownContract = BothTexts & { quiz: Record<Locale, QuizQuestion[]> }

export type Parties = {
  friend: { name: string; idTail: string; phoneTail: string }
  borrower: { name: string; idTail: string }
}

export const renderContract = (facts: ContractFacts, locale: Locale, template?: TemplateId): ShownContract => ({
  locale,
  texts: { 'zh-CN': contractOf(facts, 'zh-CN', template), en: contractOf(facts, 'en', template) },
  quiz: { 'zh-CN': quizOf(facts, 'zh-CN'), en: quizOf(facts, 'en') },
})

/** SHA-256 of the text in the language in which it is signed: what both sign. */
export const contractHashOf = ({ locale, texts }: BothTexts): string => fingerprint(textOf(texts[locale]))

const draftPlace = (draftId: string) => ({ table: 'agreement_drafts', column: 'contract', row: draftId })
const textPlace = (agreementId: string) => ({ table: 'agreements', column: 'text', row: agreementId })
const partiesPlace = (agreementId: string) => ({ table: 'agreements', column: 'parties', row: agreementId })

export const sealDraftContract = (draftId: string, shown: ShownContract): Buffer =>
  sealForDeployment(draftPlace(draftId), JSON.stringify(shown))

export const openDraftContract = (draftId: string, sealed: Buffer): ShownContract =>
  JSON.parse(openForDeployment(draftPlace(draftId), sealed)) as ShownContract

export const sealAgreementText = (agreementId: string, { locale, texts }: BothTexts): Buffer =>
  sealForDeployment(textPlace(agreementId), JSON.stringify({ locale, texts }))

/** Opens what was signed, and stands by it: a text that no longer has its hash is never shown. */
export function openAgreementText(agreementId: string, sealed: Buffer, textHash: string): BothTexts {
  const opened = JSON.parse(openForDeployment(textPlace(agreementId), sealed)) as BothTexts
  assert(contractHashOf(opened) === textHash, 'a signed text has the hash that was signed')
  return opened
}

export const sealParties = (agreementId: string, parties: Parties): Buffer =>
  sealForDeployment(partiesPlace(agreementId), JSON.stringify(parties))

export const openParties = (agreementId: string, sealed: Buffer): Parties =>
  JSON.parse(openForDeployment(partiesPlace(agreementId), sealed)) as Parties

/** What a page shows of a contract, as its forms send it back: which text, since when. */
export type Showing = { hash: string; at: Date }

const showingPlace = (draftId: string) => ({ table: 'agreement_drafts', column: 'showing', row: draftId })

/** A mark for the forms of a page that only reads: sealed, so that it says later what was shown and from when on. */
export const showingMark = (draftId: string, { hash, at }: Showing): string =>
  sealForDeployment(showingPlace(draftId), `${at.getTime()}|${hash}`).toString('base64url')

/** What such a mark says; nothing for one that we did not make for this draft. */
export function showingOf(draftId: string, mark: string): Showing | undefined {
  try {
    const [at, hash] = openForDeployment(showingPlace(draftId), Buffer.from(mark, 'base64url')).split('|')
    return hash ? { hash, at: new Date(Number(at)) } : undefined
  } catch {
    return undefined
  }
}

/** A page left open longer than this was not read all the while. */
const READ_SECONDS_MAX = 30 * 60

export const readSecondsOf = ({ at }: Showing, now: Date): number =>
  Math.min(READ_SECONDS_MAX, Math.max(0, Math.round((now.getTime() - at.getTime()) / 1000)))
