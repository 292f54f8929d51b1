import { addDays, addMonths, day } from '@/lib/calendar/day'
import { capitalFen } from '@/lib/money/capital'
import { fen } from '@/lib/money/fen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capBpsOf, MEANINGS, type Meaning, type Terms } from '../rules'
import { CONSENT_KINDS, consentText } from './consents'
import { contractOf, lawTextOf, textOf, type Contract } from './contract'
import { quizOf } from './quiz'
import { NEWEST_TEMPLATE, TEMPLATES, type ClauseId, type Locale } from './template'
import type { ContractFacts } from './words'

const LOCALES: readonly Locale[] = ['zh-CN', 'en']

const TERMS: Record<Meaning, Terms> = {
  gift: { meaning: 'gift' },
  loan: { meaning: 'loan', months: 5, firstOn: day('2027-01-15'), rateBps: 0 },
  advance: { meaning: 'advance', byOn: day('2027-03-31') },
}

const factsOf = (terms: Terms, changed: Partial<ContractFacts> = {}): ContractFacts => ({
  number: 'A-2612-7K2M9XQ4',
  shownOn: day('2026-12-11'),
  terms,
  friend: { name: '李四', idTail: '0231' },
  borrower: { name: '张三', idTail: '5517' },
  lender: '云溪消费金融',
  loanTail: '0418',
  instalments: [{ number: 7, dueOn: day('2026-12-20') }],
  todayFen: fen(41_250),
  maximumFen: fen(41_283),
  lastPayableOn: day('2026-12-22'),
  lpr: { effectiveOn: day('2026-11-20'), rateBps: 300, source: '演示数据' },
  ...changed,
})

const WITH_RATE: Terms = { ...(TERMS.loan as Terms & { meaning: 'loan' }), rateBps: 600 }

/** Every template and every wording that it may take, in both languages. */
const every: { name: string; facts: ContractFacts; contract: Contract }[] = LOCALES.flatMap((locale) =>
  [...MEANINGS.map((meaning) => TERMS[meaning]), WITH_RATE].flatMap((terms) =>
    [factsOf(terms), factsOf(terms, { instalments: [] })].map((facts) => ({
      name: `${terms.meaning}${terms === WITH_RATE ? ' with a rate' : ''}${facts.instalments.length ? '' : ' of an amount'}, ${locale}`,
      facts,
      contract: contractOf(facts, locale),
    })),
  ),
)

const clauseOf = (contract: Contract, id: ClauseId) => {
  const found = contract.clauses.find((clause) => clause.id === id)
  if (!found) throw new Error(`no clause ${id}`)
  return { ...found, text: lawTextOf(found) }
}
const zh = (terms: Terms) => contractOf(factsOf(terms), 'zh-CN')
const en = (terms: Terms) => contractOf(factsOf(terms), 'en')

describe('no word of ours makes the friend a co-debtor or guarantor (CC 552, 681)', () => {
  const FORBIDDEN: Record<Locale, RegExp> = {
    'zh-CN': /连带|保证责任|保证|共同还款人|债务加入|加入.{0,4}债务|担保|保证人/g,
    en: /joint(ly)?|guarant\w*|suret\w*|co-?borrower|co-?debtor|security|collateral/gi,
  }
  /** The negating clause denies each of them in so many words. */
  const DENIED: Record<Locale, string[]> = {
    'zh-CN': ['不加入借款人的债务', '不承担连带责任', '不提供保证或者其他担保', '也不是共同还款人'],
    en: [
      'does not join the borrower’s debt',
      'is not jointly liable',
      'gives no guarantee or other security',
      'is not a co-borrower',
    ],
  }

  it.each(every)('$name', ({ contract }) => {
    const { locale } = contract
    const once = clauseOf(contract, 'once').text
    for (const denial of DENIED[locale]) expect(once).toContain(denial)
    const outside = textOf(contract).replace(once, '')
    expect(outside.match(FORBIDDEN[locale])).toBeNull()
    const denied = DENIED[locale].reduce((text, denial) => text.replace(denial, ''), once)
    expect(denied.match(FORBIDDEN[locale])).toBeNull()
  })

  it.each(LOCALES)('nor does a question or a consent, %s', (locale) => {
    const quizzes = MEANINGS.map((meaning) => JSON.stringify(quizOf(factsOf(TERMS[meaning]), locale)))
    const consents = CONSENT_KINDS.map((kind) => JSON.stringify(consentText(kind, locale, { borrower: '张三' })))
    expect([...quizzes, ...consents].join().match(FORBIDDEN[locale])).toBeNull()
  })
})

describe('every contract', () => {
  it.each(every)('$name: names a maximum and a day, today’s cost, and the posting', ({ contract, facts }) => {
    const amount = clauseOf(contract, 'amount')
    const isChinese = contract.locale === 'zh-CN'
    expect(amount.text).toContain(isChinese ? capitalFen(facts.maximumFen) : 'CNY 412.83')
    expect(amount.text).toContain(isChinese ? '（¥412.83）' : 'at most CNY 412.83')
    expect(amount.text).toContain(isChinese ? '¥412.50' : 'CNY 412.50')
    expect(amount.text).toContain(isChinese ? '2026年12月22日' : '22 December 2026')
    expect(amount.text).toMatch(isChinese ? /自贷款方入账时(生效|成立|产生)/ : /when the lender posts/)
    expect(amount.text).toMatch(isChinese ? /以实际入账为准/ : /what the lender really posts is/)
    expect(amount.key).toBe(true)
  })

  it.each(every)(
    '$name: names both people with the last four of their numbers, and the loan by its tail',
    ({ contract }) => {
      for (const said of ['李四', '0231', '张三', '5517', '云溪消费金融', '0418']) {
        expect(clauseOf(contract, 'which').text).toContain(said)
        if (said !== '0418') expect(contract.parties.join()).toContain(said)
      }
    },
  )

  it.each(every)(
    '$name: refunds go to the origin, cancelling is a promise, and undoing has its terms',
    ({ contract }) => {
      const refund = clauseOf(contract, 'refund').text
      const wanted =
        contract.locale === 'zh-CN'
          ? ['退款只退回原付款账户', '是本平台的承诺，不是法定期间', '九十日', '一年内', '五年']
          : [
              'only to the account it came from',
              'a promise of the platform, not a period set by law',
              '90 days',
              'one year',
              'five years',
            ]
      for (const said of wanted) expect(refund).toContain(said)
    },
  )

  it.each(every)(
    '$name: says where to sue, what it does to credit, and until when either may leave',
    ({ contract }) => {
      const isChinese = contract.locale === 'zh-CN'
      expect(clauseOf(contract, 'dispute').text).toContain(isChinese ? '代偿人住所地人民法院' : 'where the payer lives')
      expect(clauseOf(contract, 'credit').text).toContain(
        isChinese ? '不查询代偿人的征信' : 'credit file is not queried',
      )
      expect(clauseOf(contract, 'valid').text).toContain(isChinese ? '随时退出' : 'step back at any time')
      expect(clauseOf(contract, 'valid').text).toMatch(/24.*72/)
    },
  )

  it.each(every)(
    '$name: its key clauses are marked and have operative words, and each clause has plain words for both',
    ({ contract }) => {
      const keys = contract.clauses.filter(({ key }) => key).map(({ id }) => id)
      for (const id of ['amount', 'once', contract.template.split('-')[0], 'refund', 'credit', 'dispute'])
        expect(keys).toContain(id)
      for (const clause of contract.clauses) {
        if (clause.key) expect(clause.law.some(({ strong }) => strong)).toBe(true)
        expect(clause.plain.friend.length).toBeGreaterThan(8)
        expect(clause.plain.borrower.length).toBeGreaterThan(8)
        expect(clause.plain.friend).not.toBe(clause.law.map(({ text }) => text).join(''))
        expect(clause.articles.length).toBeGreaterThan(0)
      }
      expect(contract.clauses.map(({ number }) => number)).toEqual(contract.clauses.map((_, index) => index + 1))
    },
  )

  it.each(every)('$name: leaves no brace, no mark and no 您, and signs all that it shows', ({ contract }) => {
    const text = textOf(contract)
    expect(text).not.toMatch(/[{}]|\*\*|undefined|您|！|￥/)
    for (const { heading, plain, law } of contract.clauses) {
      for (const said of [heading, plain.friend, plain.borrower, ...law.map((segment) => segment.text)])
        expect(text).toContain(said)
    }
    expect(text).toContain(contract.summary.friend)
    expect(text).toContain(contract.summary.borrower)
  })

  it.each(Object.keys(TEMPLATES))('%s has the same clauses in both languages', (template) => {
    const { meaning } = TEMPLATES[template as keyof typeof TEMPLATES]
    const ids = LOCALES.map((locale) =>
      contractOf(factsOf(TERMS[meaning]), locale).clauses.map(({ id, key }) => `${id} ${key}`),
    )
    expect(ids[0]).toEqual(ids[1])
  })
})

describe('a gift (CC 657, 658, 663)', () => {
  it('is accepted, owes nothing, and cannot be asked back once taken, three cases aside', () => {
    const { text, plain, key } = clauseOf(zh(TERMS.gift), 'gift')
    expect(key).toBe(true)
    for (const said of [
      '借款人表示接受',
      '不欠代偿人任何款项',
      '扣款之前，代偿人可以撤销',
      '扣款之后不得撤销，也不得要求返还',
    ]) {
      expect(text).toContain(said)
    }
    for (const said of ['严重侵害代偿人或者代偿人近亲属', '扶养义务而不履行', '不履行本协议约定的义务', '一年内撤销']) {
      expect(text).toContain(said)
    }
    expect(plain.friend).toContain('不能要回')
    expect(clauseOf(en(TERMS.gift), 'gift').text).toMatch(
      /accepts it.*can neither revoke it nor ask for it back.*close relatives.*support.*one year/,
    )
  })

  it('speaks of no debt, no interest and no limitation', () => {
    const ids = zh(TERMS.gift).clauses.map(({ id }) => id)
    expect(ids.filter((id) => ['loan', 'advance', 'interest', 'risk'].includes(id))).toEqual([])
    expect(textOf(zh(TERMS.gift))).not.toMatch(/利息|诉讼时效|债务同时减少/)
  })
})

describe('what is owed back', () => {
  it.each(['loan', 'advance'] as const)(
    '%s: own money, no lending on, claim against the borrower alone, limitation with its day',
    (meaning) => {
      const contract = zh(TERMS[meaning])
      expect(clauseOf(contract, meaning).text).toContain('自有资金，不是从金融机构借来的')
      const risk = clauseOf(contract, 'risk').text
      expect(risk).toContain('本平台和贷款方不承担偿还责任')
      expect(risk).toContain(meaning === 'loan' ? '至2030年5月15日' : '至2030年3月31日')
      expect(clauseOf(contract, 'refund').text).toContain('债务同时减少相同的金额')
      expect(clauseOf(en(TERMS[meaning]), 'risk').text).toContain(
        meaning === 'loan' ? 'until 15 May 2030' : 'until 31 March 2030',
      )
    },
  )

  it('a loan has kind, currency, purpose, amount, rate, term and way of repayment (CC 668)', () => {
    const contract = contractOf(factsOf(TERMS.loan, { maximumFen: fen(41_250) }), 'zh-CN')
    const { text, plain } = clauseOf(contract, 'loan')
    for (const said of [
      '人民币借款',
      '用途为清偿第1条所列款项',
      '自2027年1月15日起，每月15日',
      '共5次，至2027年5月15日还清',
      '每次本金82.50元，合计412.50元',
      '可以提前偿还',
    ]) {
      expect(text).toContain(said)
    }
    expect(plain.friend).toContain('每次82.50元')
    expect(clauseOf(contract, 'interest').text).toContain('不计利息')
  })

  it('names the rest that cannot be divided', () => {
    const contract = contractOf(factsOf({ ...TERMS.loan, months: 3 } as Terms, { maximumFen: fen(10_000) }), 'zh-CN')
    expect(clauseOf(contract, 'loan').text).toContain('每次本金33.33元，最后一次33.34元，合计100.00元')
  })

  it('an agreed rate stands beside its cap, with the LPR, its day and its source (PL 25)', () => {
    const [chinese, english] = [clauseOf(zh(WITH_RATE), 'interest').text, clauseOf(en(WITH_RATE), 'interest').text]
    for (const said of ['年利率为6%', '3%（2026年11月20日公布，来源：演示数据）', '不超过它的四倍，即12%', '不计复利'])
      expect(chinese).toContain(said)
    expect(english).toMatch(/6% a year.*3% \(published 20 November 2026.*12% a year/)
  })

  it('without a rate there is none, and lateness still has its cap', () => {
    for (const meaning of ['loan', 'advance'] as const) {
      const { text } = clauseOf(zh(TERMS[meaning]), 'interest')
      expect(text).toContain('不计利息')
      expect(text).toMatch(/3%（2026年11月20日公布，来源：演示数据）.*四倍，按登记值为12%/)
    }
  })

  it('an advance rests on this agreement, not on the lender’s claim (CC 524, CI 30)', () => {
    const { text } = clauseOf(zh(TERMS.advance), 'advance')
    expect(text).toContain('来自本协议的约定')
    expect(text).toContain('2027年3月31日')
  })
})

describe('an ask of an amount', () => {
  it.each(MEANINGS)('%s: says that it may close nothing', (meaning) => {
    const facts = factsOf(TERMS[meaning], { instalments: [] })
    expect(clauseOf(contractOf(facts, 'zh-CN'), 'which').text).toContain('该金额可能不足以结清任何一期')
    expect(clauseOf(contractOf(facts, 'en'), 'which').text).toContain('may not be enough to close any instalment')
  })
})

describe('any facts', () => {
  const names = fc
    .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
    .filter((name) => !/[{}\n]|undefined/.test(name))
  const someTerms: fc.Arbitrary<Terms> = fc.oneof(
    fc.constant<Terms>({ meaning: 'gift' }),
    fc
      .record({
        months: fc.integer({ min: 1, max: 36 }),
        days: fc.integer({ min: 0, max: 300 }),
        rateBps: fc.integer({ min: 0, max: 1200 }),
      })
      .map(({ months, days, rateBps }): Terms => ({
        meaning: 'loan',
        months,
        firstOn: addDays(day('2026-12-23'), days),
        rateBps,
      })),
    fc
      .integer({ min: 1, max: 12 })
      .map((months): Terms => ({ meaning: 'advance', byOn: addMonths(day('2026-12-31'), months) })),
  )

  it('give a contract and three questions with one right answer each, the same clauses in both languages', () => {
    fc.assert(
      fc.property(
        someTerms,
        names,
        names,
        fc.bigInt({ min: 100n, max: 20_000_000n }),
        fc.integer({ min: 0, max: 3 }),
        (terms, friend, borrower, amount, count) => {
          const facts = factsOf(terms, {
            friend: { name: friend, idTail: '0231' },
            borrower: { name: borrower, idTail: '551X' },
            maximumFen: fen(amount),
            todayFen: fen(amount - 1n),
            instalments: Array.from({ length: count }, (_, index) => ({
              number: index + 7,
              dueOn: addMonths(day('2026-12-20'), index),
            })),
          })
          const [chinese, english] = LOCALES.map((locale) => contractOf(facts, locale)) as [Contract, Contract]
          expect(textOf(chinese)).toContain(capitalFen(facts.maximumFen))
          expect(chinese.clauses.map(({ id }) => id)).toEqual(english.clauses.map(({ id }) => id))
          expect(textOf(chinese)).not.toMatch(/undefined|\{\w+\}/)
          for (const locale of LOCALES) {
            const quiz = quizOf(facts, locale)
            expect(quiz).toHaveLength(3)
            for (const { options, right, clause } of quiz) {
              expect(options.filter(({ id }) => id === right)).toHaveLength(1)
              expect(chinese.clauses.map(({ id }) => id)).toContain(clause)
            }
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('a name cannot make a word operative', () => {
    const facts = factsOf(TERMS.gift, { borrower: { name: '张**三', idTail: '5517' } })
    const strong = (contract: Contract) =>
      contract.clauses.map(({ law }) => law.filter((segment) => segment.strong).length)
    expect(strong(contractOf(facts, 'zh-CN'))).toEqual(strong(zh(TERMS.gift)))
  })

  it('another fact is another text', () => {
    const texts = [
      factsOf(TERMS.loan),
      factsOf(TERMS.loan, { maximumFen: fen(41_284) }),
      factsOf(TERMS.loan, { todayFen: fen(41_251) }),
      factsOf({ ...TERMS.loan, months: 6 } as Terms),
      factsOf(TERMS.loan, { number: 'A-2612-7K2M9XQ5' }),
    ].map((facts) => textOf(contractOf(facts, 'zh-CN')))
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('the LPR in the contract', () => {
  it('caps at four times, and stands as recorded however old it is', () => {
    const lpr = { effectiveOn: day('2025-05-20'), rateBps: 300, source: '中国人民银行授权全国银行间同业拆借中心' }
    expect(capBpsOf(lpr)).toBe(1200)
    const { text } = clauseOf(contractOf(factsOf(TERMS.loan, { lpr }), 'zh-CN'), 'interest')
    expect(text).toContain('2025年5月20日公布，来源：中国人民银行授权全国银行间同业拆借中心')
    expect(text).toContain('其后另有公布的，以公布为准')
  })
})

describe('consents', () => {
  const words = { borrower: '张三' }
  it.each(LOCALES.flatMap((locale) => CONSENT_KINDS.map((kind) => ({ locale, kind }))))(
    '$kind in $locale says what, for what, and its version',
    ({ locale, kind }) => {
      const { label, detail, version } = consentText(kind, locale, words)
      expect(label + detail).not.toMatch(/[{}]|！|您/)
      expect(detail.length).toBeGreaterThan(20)
      expect(version).toBe(`${kind}-1`)
    },
  )

  it('what is shared names the recipient (PIPL 23); the check names its purpose and how long (PIPL 17, 29)', () => {
    expect(consentText('share_with_borrower', 'zh-CN', words).label).toContain('张三')
    expect(consentText('identity_check', 'zh-CN', words).detail).toMatch(/身份核验机构.*敏感信息.*十年/)
  })

  it('the newest template of a relation is its own', () => {
    for (const meaning of MEANINGS) expect(TEMPLATES[NEWEST_TEMPLATE[meaning]].meaning).toBe(meaning)
  })
})
