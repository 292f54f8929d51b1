import { assert } from '@/lib/assert'
import type { Day } from '@/lib/calendar/day'
import { formatDay } from '@/lib/calendar/format'
import { capitalFen } from '@/lib/money/capital'
import type { Fen } from '@/lib/money/fen'
import { formatFen, formatRate, moneyPartsOf, proseFen } from '@/lib/money/format'
import { capBpsOf, dueDaysOf, limitationOnOf, planOf, type Lpr, type PlanPart, type Terms } from '../rules'
import type { Locale } from './template'

/** A party as the contract names him: full name, last four of his identity number. */
export type Party = { name: string; idTail: string }

/** All that a contract is made from. */
export type ContractFacts = {
  number: string
  shownOn: Day
  terms: Terms
  friend: Party
  borrower: Party
  lender: string
  /** The last four signs of the loan's reference. */
  loanTail: string
  /** Instalments by number, or nothing where an amount was asked for. */
  instalments: readonly { number: number; dueOn: Day }[]
  /** What it costs if it is paid on the day shown, and what it costs at most, on `lastPayableOn`. */
  todayFen: Fen
  maximumFen: Fen
  lastPayableOn: Day
  lpr: Lpr
}

export type Words = Record<string, string>

/** Puts words into {braces}; one without its word is a broken template. */
export const fill = (text: string, words: Words): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name]
    assert(word !== undefined, `a contract has a word for ${name}`)
    return word
  })

const dateOf = (on: Day, locale: Locale): string => formatDay(on, locale, { weekday: false, year: true })

function yuanOf(amountFen: Fen, locale: Locale): string {
  const { integer, decimal } = moneyPartsOf(amountFen, locale)
  return locale === 'zh-CN' ? `${integer}${decimal}元` : proseFen(amountFen, locale)
}

type Phrases = {
  instalment: (number: number, dueOn: string) => string
  all: (each: string[]) => string
  one: (number: number) => string
  several: (first: number, last: number, count: number) => string
  part: string
  each: (amount: string, total: string, withInterest: boolean) => string
  uneven: (amount: string, last: string, total: string, withInterest: boolean) => string
  once: (amount: string, withInterest: boolean) => string
  eachPlain: (amount: string) => string
}

const PHRASES: Record<Locale, Phrases> = {
  'zh-CN': {
    instalment: (number, dueOn) => `第${number}期（${dueOn}到期）`,
    all: (each) => each.join('、'),
    one: (number) => `一期借款（第${number}期）`,
    several: (first, last, count) => `${count}期借款（第${first}至${last}期）`,
    part: '借款的一部分',
    each: (amount, total, withInterest) => `每次本金${amount}，合计${total}${withInterest ? '，利息另计' : ''}`,
    uneven: (amount, last, total, withInterest) =>
      `每次本金${amount}，最后一次${last}，合计${total}${withInterest ? '，利息另计' : ''}`,
    once: (amount, withInterest) => `一次本金${amount}${withInterest ? '，利息另计' : ''}`,
    eachPlain: (amount) => `每次${amount}`,
  },
  en: {
    instalment: (number, dueOn) => `instalment ${number} (due ${dueOn})`,
    all: (each) => each.join(', '),
    one: (number) => `instalment ${number}`,
    several: (first, last) => `instalments ${first} to ${last}`,
    part: 'a part of the loan',
    each: (amount, total, withInterest) =>
      `${amount} of principal each time, ${total} in all${withInterest ? ', interest aside' : ''}`,
    uneven: (amount, last, total, withInterest) =>
      `${amount} of principal each time and ${last} the last time, ${total} in all${withInterest ? ', interest aside' : ''}`,
    once: (amount, withInterest) => `${amount} of principal at once${withInterest ? ', interest aside' : ''}`,
    eachPlain: (amount) => `${amount} each`,
  },
}

function whatOf({ instalments }: ContractFacts, phrases: Phrases): string {
  const [first, last] = [instalments[0], instalments.at(-1)]
  if (!first || !last) return phrases.part
  return first === last ? phrases.one(first.number) : phrases.several(first.number, last.number, instalments.length)
}

function planWordsOf(plan: readonly PlanPart[], facts: ContractFacts, locale: Locale): Words {
  const [first, last] = [plan[0], plan.at(-1)]
  if (!first || !last) return {}
  const phrases = PHRASES[locale]
  const withInterest = facts.terms.meaning === 'loan' && facts.terms.rateBps > 0
  const [amount, rest, total] = [first.principalFen, last.principalFen, facts.maximumFen].map((fen) =>
    yuanOf(fen, locale),
  ) as [string, string, string]
  const line =
    plan.length === 1
      ? phrases.once(amount, withInterest)
      : amount === rest
        ? phrases.each(amount, total, withInterest)
        : phrases.uneven(amount, rest, total, withInterest)
  return { planLine: line, planPlain: phrases.eachPlain(rest) }
}

/** Every word that the clauses of these facts may name, in one language. */
export function wordsOf(facts: ContractFacts, locale: Locale): Words {
  const { terms, maximumFen, todayFen, lpr } = facts
  const phrases = PHRASES[locale]
  const lastOn = dueDaysOf(terms).at(-1)
  const limitationOn = limitationOnOf(terms)
  const plan = terms.meaning === 'gift' ? [] : planOf(terms, maximumFen, facts.lastPayableOn)
  return {
    number: facts.number,
    friend: facts.friend.name,
    friendTail: facts.friend.idTail,
    borrower: facts.borrower.name,
    borrowerTail: facts.borrower.idTail,
    lender: facts.lender,
    loanTail: facts.loanTail,
    instalments: phrases.all(
      facts.instalments.map(({ number, dueOn }) => phrases.instalment(number, dateOf(dueOn, locale))),
    ),
    what: whatOf(facts, phrases),
    shownOn: dateOf(facts.shownOn, locale),
    lastPayable: dateOf(facts.lastPayableOn, locale),
    today: locale === 'zh-CN' ? formatFen(todayFen, locale) : proseFen(todayFen, locale),
    todayYuan: yuanOf(todayFen, locale),
    todayCapital: capitalFen(todayFen),
    maximum: locale === 'zh-CN' ? formatFen(maximumFen, locale) : proseFen(maximumFen, locale),
    maximumYuan: yuanOf(maximumFen, locale),
    maximumCapital: capitalFen(maximumFen),
    lprRate: formatRate(lpr.rateBps),
    lprOn: dateOf(lpr.effectiveOn, locale),
    lprSource: lpr.source,
    cap: formatRate(capBpsOf(lpr)),
    ...planWordsOf(plan, facts, locale),
    ...(lastOn && { lastOn: dateOf(lastOn, locale) }),
    ...(limitationOn && { limitation: dateOf(limitationOn, locale) }),
    ...(terms.meaning === 'loan' && {
      months: String(terms.months),
      firstOn: dateOf(terms.firstOn, locale),
      dueDay: String(Number(terms.firstOn.slice(8))),
      rate: formatRate(terms.rateBps),
    }),
  }
}
