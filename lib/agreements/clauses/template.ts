import type { Meaning } from '../rules'

export type Locale = 'zh-CN' | 'en'

/** What a clause is about; the same in every language and template. */
export type ClauseId =
  | 'which'
  | 'amount'
  | 'once'
  | 'gift'
  | 'loan'
  | 'advance'
  | 'interest'
  | 'risk'
  | 'valid'
  | 'refund'
  | 'credit'
  | 'records'
  | 'dispute'

/**
 * One wording of a clause. `law` is what binds, operative words between **; `plain` says the same to each of the two readers.
 * {braces} are filled from the facts.
 */
export type ClauseText = { heading: string; law: string; plain: { friend: string; borrower: string } }

export type TextId =
  | 'which_instalments'
  | 'which_amount'
  | 'amount_gift'
  | 'amount_loan'
  | 'amount_advance'
  | 'once'
  | 'gift'
  | 'loan'
  | 'advance'
  | 'interest_rate'
  | 'interest_none_loan'
  | 'interest_none_advance'
  | 'risk'
  | 'valid'
  | 'refund_gift'
  | 'refund_owed'
  | 'credit'
  | 'records'
  | 'dispute'

/** What the facts must be for a wording to be taken; without a condition it always is. */
export type Condition = 'asks_amount' | 'has_rate'

export type ClauseRef = {
  id: ClauseId
  /** Shown prominently, outside any fold (Civil Code 496; contract interpretation 10). */
  key: boolean
  /** Where it comes from: CC = Civil Code, PL = private-lending provisions, CI = contract interpretation, ES = E-Signature Law. */
  articles: readonly string[]
  /** The first wording whose condition holds. */
  texts: readonly { text: TextId; when?: Condition }[]
}

const WHICH: ClauseRef = {
  id: 'which',
  key: false,
  articles: ['CC 523', 'CC 524'],
  texts: [{ text: 'which_amount', when: 'asks_amount' }, { text: 'which_instalments' }],
}
const ONCE: ClauseRef = { id: 'once', key: true, articles: ['CC 552', 'CC 681'], texts: [{ text: 'once' }] }
const RISK: ClauseRef = { id: 'risk', key: true, articles: ['CC 188', 'CC 189', 'CC 195'], texts: [{ text: 'risk' }] }
const VALID: ClauseRef = {
  id: 'valid',
  key: true,
  articles: ['CC 490', 'CC 658', 'CC 679'],
  texts: [{ text: 'valid' }],
}
const UNDONE = ['CC 147', 'CC 148', 'CC 149', 'CC 150', 'CC 152', 'CC 157']
const CREDIT: ClauseRef = {
  id: 'credit',
  key: true,
  articles: ['Credit Information Regulations 18'],
  texts: [{ text: 'credit' }],
}
const RECORDS: ClauseRef = {
  id: 'records',
  key: false,
  articles: ['ES 3', 'ES 5', 'ES 13', 'ES 14', 'ES 16', 'PIPL 23'],
  texts: [{ text: 'records' }],
}
const DISPUTE: ClauseRef = {
  id: 'dispute',
  key: true,
  articles: ['Civil Procedure Law 35'],
  texts: [{ text: 'dispute' }],
}

/**
 * Every template that was ever shown, by relation and version. One is never changed: a new version gets a name and texts of its own,
 * and concerns only contracts that are first shown after it (flow.md 8).
 */
export const TEMPLATES = {
  'gift-1': {
    meaning: 'gift',
    clauses: [
      WHICH,
      { id: 'amount', key: true, articles: ['CC 657'], texts: [{ text: 'amount_gift' }] },
      ONCE,
      { id: 'gift', key: true, articles: ['CC 657', 'CC 658', 'CC 663'], texts: [{ text: 'gift' }] },
      VALID,
      { id: 'refund', key: true, articles: UNDONE, texts: [{ text: 'refund_gift' }] },
      CREDIT,
      RECORDS,
      DISPUTE,
    ],
  },
  'loan-1': {
    meaning: 'loan',
    clauses: [
      WHICH,
      { id: 'amount', key: true, articles: ['CC 668', 'CC 679', 'PL 9', 'PL 26'], texts: [{ text: 'amount_loan' }] },
      ONCE,
      { id: 'loan', key: true, articles: ['CC 668', 'CC 675', 'CC 677', 'PL 13', 'PL 30'], texts: [{ text: 'loan' }] },
      {
        id: 'interest',
        key: true,
        articles: ['CC 680', 'PL 24', 'PL 25', 'PL 26', 'PL 27', 'PL 28', 'PL 29'],
        texts: [{ text: 'interest_rate', when: 'has_rate' }, { text: 'interest_none_loan' }],
      },
      RISK,
      VALID,
      { id: 'refund', key: true, articles: UNDONE, texts: [{ text: 'refund_owed' }] },
      CREDIT,
      RECORDS,
      DISPUTE,
    ],
  },
  'advance-1': {
    meaning: 'advance',
    clauses: [
      WHICH,
      { id: 'amount', key: true, articles: ['CC 523', 'CI 51'], texts: [{ text: 'amount_advance' }] },
      ONCE,
      { id: 'advance', key: true, articles: ['CC 524', 'CI 30', 'CI 51', 'PL 13'], texts: [{ text: 'advance' }] },
      { id: 'interest', key: true, articles: ['CC 680', 'PL 28', 'PL 29'], texts: [{ text: 'interest_none_advance' }] },
      RISK,
      VALID,
      { id: 'refund', key: true, articles: UNDONE, texts: [{ text: 'refund_owed' }] },
      CREDIT,
      RECORDS,
      DISPUTE,
    ],
  },
} as const satisfies Record<string, { meaning: Meaning; clauses: readonly ClauseRef[] }>

export type TemplateId = keyof typeof TEMPLATES

/** The template that a contract first shown now is made from. */
export const NEWEST_TEMPLATE: Record<Meaning, TemplateId> = { gift: 'gift-1', loan: 'loan-1', advance: 'advance-1' }
