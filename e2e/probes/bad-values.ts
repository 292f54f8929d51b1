/** Chance that can be had again: the same seed gives the same row. */
export type Chance = { below: (most: number) => number; some: <T>(all: readonly T[], count: number) => T[] }

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number) => Math.floor(next() * most)
  const some = <T>(all: readonly T[], count: number) => {
    const rest = [...all]
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(below(rest.length), 1)[0]!)
  }
  return { below, some }
}

/** Stands for half of a surrogate pair, which no text of ours can carry; put into the bytes as they are sent. */
export const HALF = '\u{f0000}'
const asBytes = (text: string) => Buffer.from(text, 'utf8')

/** The bytes of a body in which each stand-in is the lone half that it stands for, which is no UTF-8. */
export function withHalves(body: Uint8Array): Uint8Array {
  const [bytes, half] = [Buffer.from(body), asBytes(HALF)]
  for (let at = bytes.indexOf(half); at !== -1; at = bytes.indexOf(half, at)) bytes.set([0xed, 0xa0, 0x80, 0x78], at)
  return bytes
}

/** What the other end reads of such bytes. */
export const asRead = (text: string): string => text.replaceAll(HALF, '\ufffd\ufffd\ufffdx').toWellFormed()

const FULL_WIDTH = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0))

const TEXTS = [
  ...['', ' ', '\t\r\n', '\u3000', '\u200b', '\ufeff', '\u202e', '\u2066\u2069'],
  ...[
    '0',
    '-1',
    '-0',
    '+1',
    '1.999',
    '1,000',
    '1e9',
    '1e400',
    'NaN',
    'Infinity',
    '0x10',
    '0b1',
    '１２',
    '٣',
    '一',
    '½',
    '१',
  ],
  ...['9007199254740993', '18446744073709551616', '9'.repeat(400), `0.${'0'.repeat(300)}1`, `${'0'.repeat(300)}1`],
  ...["' or 1=1 --", "'; drop table people; --", '\\', '%', '"', '`', '$1', '${7*7}', '%s%n', '../../etc/passwd'],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '&lt;b&gt;',
    'javascript:alert(1)',
    '//evil.example',
  ],
  ...['{reference}', '{n, plural, other {#}}', '{', "'{", '<b>x</b>', '{tries, number}'],
  ...[
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    '[object Object]',
    '__proto__',
    'constructor',
    '$ACTION_ID_x',
    '$undefined',
    '$K1',
  ],
  ...['[[[0,0]]]', '[[[2,2]]]', '[[["0",0]]]', '[[[1e999,0]]]', '[[[0,0,0]]]', '"', '[['],
  ...[
    '👨‍👩‍👧‍👦',
    'ﷺ',
    `a${'\u0301'.repeat(200)}`,
    '\u{10ffff}',
    '\u0085',
    '\u001b[31m',
    '\r\nset-cookie: a=b',
    'é'.repeat(60),
  ],
  ...['a'.repeat(51), 'a'.repeat(300), '好'.repeat(15_000), '1'.repeat(60_000)],
  ...['0000-00-00', '2026-02-30', '9999-12-31', '99999-01-01', '-271821-04-20', '2026-13-01', '1969-01-01'],
  ...[HALF, `x${HALF}`],
]

const INSERTED = [...' \u3000\u200b\u202e-_.,+%0９Ａa好\u0301', HALF]

/** The honest value, changed at one place. */
function changedAtOnePlace(honest: string, { below }: Chance): string {
  const [at, inserted] = [below(honest.length + 1), INSERTED[below(INSERTED.length)]!]
  return honest.slice(0, at) + inserted + honest.slice(at + below(2))
}

/** Texts that a field may refuse or, some of them, take for what they mean: its schema says which. */
export const oddTexts = (honest: string, chance: Chance, count: number): string[] => [
  ...chance.some(TEXTS, count),
  ...[
    ` ${honest} `,
    `\u200b${honest}`,
    `\u202e${honest}`,
    FULL_WIDTH(honest),
    honest.toUpperCase(),
    `${honest}${honest}`,
  ],
  ...Array.from({ length: 4 }, () => changedAtOnePlace(honest, chance)),
]

/** Texts that no field of anything may take: PostgreSQL keeps no NUL. */
export const textsWithNul = (honest: string): string[] => [
  `\0`,
  `${honest}\0`,
  `${honest.slice(0, 2)}\0${honest.slice(2)}`,
]

const ID = /^([a-z]{3})_[0-9a-f]{32}$/
export const isId = (text: string): boolean => ID.test(text)

/** Forms of an id that are none of its kind. */
export const brokenIds = (id: string): string[] => [
  `xyz${id.slice(3)}`,
  `${id.startsWith('per') ? 'lon' : 'per'}${id.slice(3)}`,
  id.slice(4),
  id.slice(0, -1),
  `${id}0`,
  `${id}\n`,
]
