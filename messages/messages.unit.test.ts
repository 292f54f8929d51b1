import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { CATALOGUES } from './catalogue'
import { localeFor } from './locales'

type Texts = { [key: string]: string | Texts }

function textsOf(tree: Texts, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : textsOf(value, `${path}${key}.`),
  )
}

/** Name and kind of each argument; a plural in Chinese may be a plain number in no language. */
function argumentsOf(elements: MessageFormatElement[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue
    const kind = element.type === TYPE.plural || element.type === TYPE.number ? 'number' : TYPE[element.type]
    found.add(`${element.value}: ${kind === 'argument' ? 'number or text' : kind}`)
    if ('options' in element) for (const option of Object.values(element.options)) argumentsOf(option.value, found)
    if ('children' in element) argumentsOf(element.children, found)
  }
  return found
}

const namesOf = (text: string): string[] => [...argumentsOf(parse(text))].map((name) => name.split(':')[0]!).sort()

const zh = new Map(textsOf(CATALOGUES['zh-CN']))
const en = new Map(textsOf(CATALOGUES.en))

/** The words of a text as a reader sees them: without argument names and tags. */
const wordsOf = (text: string): string => text.replace(/<\/?\w+>/g, '').replace(/\{(\w+)\}/g, '{$1}')

const HAN = '\\p{Script=Han}'
const FORBIDDEN_ZH: [string, RegExp][] = [
  ['an exclamation mark', /[!！]/],
  ['a fullwidth yuan sign', /￥/],
  ['a straight quote', /(?<![a-z])["'](?![a-z])/i],
  ['a hand-typed space between Han and Latin or digits', new RegExp(`${HAN} [A-Za-z0-9]|[A-Za-z0-9] ${HAN}`, 'u')],
  ['您 outside a contract', /您/],
  ['an ellipsis of dots', /\.\.\./],
  [
    'shame, urgency or guilt',
    /失信|老赖|赖账|黑名单|丢[脸人]|愧|仅差|只差一步|正在等[你您]|马上|赶紧|抓紧|尽快|快点|立即|限时|倒计时|倒数|仅剩|名额|错过|最后机会|机不可失|别让.{0,4}失望|求求|拜托|抱歉|对不起|感谢|恭喜|亲爱的/,
  ],
]
const FORBIDDEN_EN: [string, RegExp][] = [
  ['an exclamation mark', /!/],
  ['a fullwidth yuan sign', /￥/],
  ['a straight quote', /["']/],
  ['three dots', /\.\.\./],
  [
    'shame, urgency or guilt',
    /\b(hurry( up)?|act now|urgent(ly)?|immediately|asap|last chance|miss out|only \d+ left|almost there|don’t let .* down|disappoint\w*|is waiting for you|shame\w*|guilt\w*|blacklist\w*|deadbeat|defaulter|sorry|congratulations)\b/i,
  ],
  ['Han without a language tag', new RegExp(HAN, 'u')],
]

/** In English texts Han stands only inside <zh>…</zh>, which the page gives its language. */
const untagged = (text: string): string => text.replace(/<zh>.*?<\/zh>/g, '')

describe('the two languages', () => {
  it('have texts at all', () => {
    expect(zh.size).toBeGreaterThan(30)
  })

  it('have the same keys', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort())
  })

  it('take the same arguments and tags', () => {
    const differing = [...zh].filter(([key, text]) => String(namesOf(text)) !== String(namesOf(en.get(key) ?? '')))
    expect(differing.map(([key]) => key)).toEqual([])
  })
})

/** Each text that breaks a rule of the house, as "key: what is wrong". */
const broken = (texts: Map<string, string>, rules: [string, RegExp][], words: (text: string) => string): string[] =>
  [...texts].flatMap(([key, text]) =>
    rules.filter(([, pattern]) => pattern.test(words(text))).map(([what]) => `${key}: ${what}`),
  )

describe('the tone of the house', () => {
  it('holds in Chinese', () => {
    expect(broken(zh, FORBIDDEN_ZH, wordsOf)).toEqual([])
  })

  it('holds in English', () => {
    expect(broken(en, FORBIDDEN_EN, untagged)).toEqual([])
  })

  it('is broken by what it forbids', () => {
    const bad = new Map([['a', '快！仅差一步，共 3 期，￥5，"好"']])
    expect(broken(bad, FORBIDDEN_ZH, wordsOf)).toHaveLength(5)
    const pressing = new Map([['a', 'Hurry, "he" is waiting for you! 快...']])
    expect(broken(pressing, FORBIDDEN_EN, untagged)).toHaveLength(5)
  })

  it.each(['已列入黑名单', '请尽快答复', '限时优惠', '别让他失望', '对不起', '他正在等你'])(
    'does not say %s',
    (text) => {
      expect(broken(new Map([['a', text]]), FORBIDDEN_ZH, wordsOf)).toEqual(['a: shame, urgency or guilt'])
    },
  )
})

describe('the language of a request', () => {
  it.each([
    ['en', 'zh-CN', 'en'],
    [undefined, 'en-GB,zh;q=0.8', 'en'],
    [undefined, 'fr,zh-TW;q=0.9,en;q=0.5', 'zh-CN'],
    [undefined, 'en;q=0.3,zh;q=0.9', 'zh-CN'],
    [undefined, null, 'zh-CN'],
    ['xx', 'de', 'zh-CN'],
  ] as const)('cookie %s and header %s give %s', (cookie, header, locale) => {
    expect(localeFor(cookie, header)).toBe(locale)
  })
})
