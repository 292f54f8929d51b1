export const LOCALES = ['zh-CN', 'en'] as const

export type Locale = (typeof LOCALES)[number]

/** Each language by its own name. */
export const LOCALE_NAMES: Record<Locale, string> = { 'zh-CN': '简体中文', en: 'English' }

export const DEFAULT_LOCALE: Locale = 'zh-CN'

/** The cookie in which a reader's choice of language is kept. */
export const LOCALE_COOKIE = 'locale'

export const isLocale = (text: string | undefined): text is Locale => LOCALES.some((locale) => locale === text)

const weightOf = (part: string): number => Number(/;\s*q=([\d.]+)/.exec(part)?.[1] ?? 1)

/** The language to answer in: the reader's own choice, else the first of his browser's languages that we have, else Chinese. */
export function localeFor(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => ({ tag: part.split(';')[0]!.trim().toLowerCase(), weight: weightOf(part) }))
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return DEFAULT_LOCALE
}
