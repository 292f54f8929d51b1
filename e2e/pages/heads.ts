import { readFileSync } from 'node:fs'

const wordsOf = (locale: string) =>
  (JSON.parse(readFileSync(`messages/${locale}/invites.json`, 'utf8')) as { preview: Record<string, string> }).preview

/** All that stands in the head of this page, and may be shown where its link is pasted. */
const headOf = (html: string): string =>
  html.slice(0, html.indexOf('</head>')).replaceAll(/<script[^]*?<\/script>/g, '')

/**
 * What a preview of a friend's page in a chat would tell beyond "somebody would like your help": its words are the same on every
 * page of the path, whatever the state and whoever asks, and no engine keeps it.
 */
export function toldByHead(html: string, locale: string): string[] {
  const head = headOf(html)
  const { title, description } = wordsOf(locale)
  const wanted = [
    `<title>${title}</title>`,
    `<meta name="description" content="${description}"/>`,
    '<meta name="robots" content="noindex"/>',
  ]
  const texts = head.replaceAll(/(href|src|srcSet)="[^"]*"/g, '')
  const forbidden: [string, RegExp][] = [
    ['money', /[¥￥元]|\d[.,]\d{2}\b/],
    ['a name', /测/],
    ['a policy on referrers of its own', /name="referrer"/],
  ]
  return [
    ...wanted.filter((line) => !head.includes(line)).map((line) => `head without ${line}`),
    ...forbidden.filter(([, pattern]) => pattern.test(texts)).map(([what]) => `head tells ${what}`),
  ]
}
