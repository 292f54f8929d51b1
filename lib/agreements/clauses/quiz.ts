import type { Meaning } from '../rules'
import type { ClauseId, Locale } from './template'
import { fill, wordsOf, type ContractFacts } from './words'

/** A question about what was read: one of its answers is right, and one clause says why. */
export type QuizQuestion = {
  id: string
  text: string
  options: { id: string; text: string }[]
  right: string
  clause: ClauseId
  explanation: string
}

type QuestionId = 'back' | 'once' | 'most' | 'begins' | 'unpaid' | 'owed'

/** Which option is right, and which clause explains it. The place of the right answer differs, so that nobody taps the same one. */
const QUESTIONS: Record<QuestionId, { right: string; clause: ClauseId }> = {
  back: { right: 'b', clause: 'gift' },
  once: { right: 'c', clause: 'once' },
  most: { right: 'a', clause: 'amount' },
  begins: { right: 'b', clause: 'amount' },
  unpaid: { right: 'c', clause: 'risk' },
  owed: { right: 'a', clause: 'amount' },
}

/** The three questions of each relation, in the order in which they are asked. */
const ASKED: Record<Meaning, readonly [QuestionId, QuestionId, QuestionId]> = {
  gift: ['back', 'once', 'most'],
  loan: ['begins', 'once', 'unpaid'],
  advance: ['owed', 'once', 'unpaid'],
}

type QuestionText = { text: string; a: string; b: string; c: string; explanation: string }

const TEXTS: Record<Locale, Record<QuestionId, QuestionText>> = {
  'zh-CN': {
    back: {
      text: '扣款以后，你想把钱要回来，行吗？',
      a: '行，跟{borrower}说一声就行',
      b: '一般不行，送了就是送了',
      c: '行，一年内都可以',
      explanation: '选了送，扣款以后一般不能要回，只有协议里写明的三种情况例外。',
    },
    once: {
      text: '{borrower}后面的各期，你要不要管？',
      a: '要，下一期还是我还',
      b: '{borrower}还不上的时候要管',
      c: '不用，我只付这一次',
      explanation: '你只付这一次，机构不能找你要后面的。',
    },
    most: {
      text: '这次最多会从你这里付多少？',
      a: '{maximumYuan}',
      b: '{borrower}欠多少就付多少',
      c: '由{lender}决定',
      explanation: '协议写明了上限，超过的部分你不用付。',
    },
    begins: {
      text: '什么时候起，才算{borrower}欠你钱？',
      a: '我签字的时候',
      b: '钱真的还进{lender}的时候',
      c: '{borrower}签字的时候',
      explanation: '签字时还不算借。钱还进去了才算，还进去多少就是多少。',
    },
    unpaid: {
      text: '如果{borrower}没按约还你，谁来赔？',
      a: '帮还赔给我',
      b: '{lender}退给我',
      c: '没有人赔，我自己找{borrower}要',
      explanation: '我们和机构都不赔，要你自己向{borrower}要。',
    },
    owed: {
      text: '{borrower}要还你多少？',
      a: '实际还进{lender}的那么多',
      b: '不管还进去多少，都是{maximumYuan}',
      c: '由{borrower}看着给',
      explanation: '以实际还进去的为准，没还进去的不算。',
    },
  },
  en: {
    back: {
      text: 'Once the money is taken, can you ask for it back?',
      a: 'Yes, by telling {borrower}',
      b: 'In general no: a gift is a gift',
      c: 'Yes, for a year',
      explanation: 'As a gift you usually can’t ask for it back, except in the three cases that the agreement names.',
    },
    once: {
      text: 'Do {borrower}’s later instalments concern you?',
      a: 'Yes, the next one is mine too',
      b: 'Yes, if {borrower} cannot pay',
      c: 'No, I pay this once',
      explanation: 'You pay once and stand in for nobody; the lender cannot ask you for later ones.',
    },
    most: {
      text: 'How much can this cost you at most?',
      a: '{maximumYuan}',
      b: 'Whatever {borrower} owes',
      c: '{lender} decides',
      explanation: 'The agreement names the most. You pay nothing above it.',
    },
    begins: {
      text: 'From when does {borrower} owe you money?',
      a: 'When I sign',
      b: 'When {lender} has posted the payment',
      c: 'When {borrower} signs',
      explanation: 'Signing is not lending yet. It counts once the money is posted, and for what was posted.',
    },
    unpaid: {
      text: 'If {borrower} does not repay you, who makes it good?',
      a: 'Banghuan',
      b: '{lender}',
      c: 'Nobody; I ask {borrower} for it',
      explanation: 'Neither we nor the lender make it good. You ask {borrower} for it yourself.',
    },
    owed: {
      text: 'How much does {borrower} have to repay you?',
      a: 'What {lender} really posted',
      b: '{maximumYuan}, whatever was posted',
      c: 'What {borrower} thinks fit',
      explanation: 'What was really posted counts, and nothing else.',
    },
  },
}

/** The three questions on this contract in one language. */
export function quizOf(facts: ContractFacts, locale: Locale): QuizQuestion[] {
  const words = wordsOf(facts, locale)
  return ASKED[facts.terms.meaning].map((id) => {
    const { text, explanation, ...options } = TEXTS[locale][id]
    return {
      id,
      text: fill(text, words),
      options: Object.entries(options).map(([option, label]) => ({ id: option, text: fill(label, words) })),
      ...QUESTIONS[id],
      explanation: fill(explanation, words),
    }
  })
}
