import { assert } from '@/lib/assert'
import {
  NEWEST_TEMPLATE,
  TEMPLATES,
  type ClauseId,
  type ClauseRef,
  type Condition,
  type Locale,
  type TemplateId,
  type TextId,
} from './template'
import { TEXTS_EN } from './texts-en'
import { TEXTS_ZH_CN } from './texts-zh-cn'
import { fill, wordsOf, type ContractFacts, type Words } from './words'

/** A stretch of a clause; operative words are strong. */
export type Segment = { text: string; strong?: true }

/** What each of the two readers is told in plain words. */
export type ForBoth = { friend: string; borrower: string }

export type Clause = {
  id: ClauseId
  number: number
  heading: string
  key: boolean
  law: Segment[]
  plain: ForBoth
  articles: string[]
}

/** A contract in one language, ready to be read. */
export type Contract = {
  template: TemplateId
  locale: Locale
  number: string
  title: string
  parties: string[]
  summary: ForBoth
  clauses: Clause[]
}

const TEXTS = { 'zh-CN': TEXTS_ZH_CN, en: TEXTS_EN }

type Frame = {
  title: Record<'gift' | 'loan' | 'advance', string>
  parties: readonly string[]
  summary: Record<'gift' | 'loan' | 'advance', ForBoth>
  number: string
  clause: (number: number, heading: string) => string
  plain: Record<keyof ForBoth, string>
}

const FRAMES: Record<Locale, Frame> = {
  'zh-CN': {
    title: { gift: '帮还协议（赠与）', loan: '帮还协议（借款）', advance: '帮还协议（垫付）' },
    parties: [
      '代偿人：{friend}（证件号尾号{friendTail}）',
      '借款人：{borrower}（证件号尾号{borrowerTail}）',
      '贷款方：{lender}（收款人，不是本协议的当事人）',
    ],
    summary: {
      gift: {
        friend: '你替{borrower}还{what}，最多{maximumYuan}。这是送，不用还。你只付这一次。',
        borrower: '{friend}替你还{what}，最多{maximumYuan}。这是送，你不用还。',
      },
      loan: {
        friend: '你替{borrower}还{what}，最多{maximumYuan}。{borrower}从{firstOn}起分{months}次还你。你只付这一次。',
        borrower: '{friend}替你还{what}，最多{maximumYuan}。你从{firstOn}起分{months}次还{friend}。',
      },
      advance: {
        friend: '你替{borrower}垫{what}，最多{maximumYuan}。{borrower}最晚{lastOn}一次还你。你只付这一次。',
        borrower: '{friend}替你垫{what}，最多{maximumYuan}。你最晚{lastOn}一次还{friend}。',
      },
    },
    number: '编号：{number}',
    clause: (number, heading) => `第${number}条 ${heading}`,
    plain: { friend: '对代偿人用大白话说：', borrower: '对借款人用大白话说：' },
  },
  en: {
    title: {
      gift: 'Agreement to help repay (gift)',
      loan: 'Agreement to help repay (loan)',
      advance: 'Agreement to help repay (advance)',
    },
    parties: [
      'Payer: {friend} (identity number ending {friendTail})',
      'Borrower: {borrower} (identity number ending {borrowerTail})',
      'Lender: {lender} (is paid; not a party to this agreement)',
    ],
    summary: {
      gift: {
        friend:
          'You pay {what} for {borrower}, at most {maximumYuan}. It is a gift and is not repaid. You pay this once.',
        borrower: '{friend} pays {what} for you, at most {maximumYuan}. It is a gift; you need not repay it.',
      },
      loan: {
        friend:
          'You pay {what} for {borrower}, at most {maximumYuan}. {borrower} repays you from {firstOn} on, in {months} parts. You pay this once.',
        borrower:
          '{friend} pays {what} for you, at most {maximumYuan}. You repay {friend} from {firstOn} on, in {months} parts.',
      },
      advance: {
        friend:
          'You advance {what} for {borrower}, at most {maximumYuan}. {borrower} repays you in one sum by {lastOn}. You pay this once.',
        borrower: '{friend} advances {what} for you, at most {maximumYuan}. You repay {friend} in one sum by {lastOn}.',
      },
    },
    number: 'Number: {number}',
    clause: (number, heading) => `${number}. ${heading}`,
    plain: { friend: 'In plain words, for the payer: ', borrower: 'In plain words, for the borrower: ' },
  },
}

/** Whether a template's condition holds for these facts. */
const holds = (condition: Condition, { instalments, terms }: ContractFacts): boolean =>
  condition === 'asks_amount' ? instalments.length === 0 : terms.meaning === 'loan' && terms.rateBps > 0

function textIdOf(ref: ClauseRef, facts: ContractFacts): TextId {
  const found = ref.texts.find(({ when }) => !when || holds(when, facts))
  assert(found, 'a clause has a wording for every case')
  return found.text
}

/** Splits at ** before it fills in: a name that somebody bears cannot make a word operative. */
const segmentsOf = (law: string, words: Words): Segment[] =>
  law.split('**').flatMap((text, index): Segment[] => {
    if (text === '') return []
    return [index % 2 === 1 ? { text: fill(text, words), strong: true } : { text: fill(text, words) }]
  })

const forBoth = (texts: ForBoth, words: Words): ForBoth => ({
  friend: fill(texts.friend, words),
  borrower: fill(texts.borrower, words),
})

/**
 * The contract of these facts in one language: each clause with its binding text and its plain-words twins. Takes the newest
 * template unless an older one, first shown earlier, is named.
 */
export function contractOf(
  facts: ContractFacts,
  locale: Locale,
  template: TemplateId = NEWEST_TEMPLATE[facts.terms.meaning],
): Contract {
  const { meaning, clauses } = TEMPLATES[template]
  assert(meaning === facts.terms.meaning, 'a template is for its own relation')
  const [words, frame] = [wordsOf(facts, locale), FRAMES[locale]]
  return {
    template,
    locale,
    number: facts.number,
    title: frame.title[meaning],
    parties: frame.parties.map((party) => fill(party, words)),
    summary: forBoth(frame.summary[meaning], words),
    clauses: clauses.map((ref: ClauseRef, index): Clause => {
      const { heading, law, plain } = TEXTS[locale][textIdOf(ref, facts)]
      const { id, key, articles } = ref
      return {
        id,
        number: index + 1,
        heading,
        key,
        law: segmentsOf(law, words),
        plain: forBoth(plain, words),
        articles: [...articles],
      }
    }),
  }
}

/** A clause's binding text in one piece. */
export const lawTextOf = ({ law }: Clause): string => law.map(({ text }) => text).join('')

/** The whole text that is hashed and signed: nothing that a reader is shown of the contract stands outside it. */
export function textOf({ locale, number, title, parties, summary, clauses, template }: Contract): string {
  const frame = FRAMES[locale]
  const plain = (texts: ForBoth) => [frame.plain.friend + texts.friend, frame.plain.borrower + texts.borrower]
  return [
    title,
    `${fill(frame.number, { number })} (${template})`,
    ...parties,
    ...plain(summary),
    ...clauses.flatMap((clause) => [
      frame.clause(clause.number, clause.heading),
      lawTextOf(clause),
      ...plain(clause.plain),
    ]),
  ].join('\n')
}
