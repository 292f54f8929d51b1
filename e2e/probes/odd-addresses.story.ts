import fc from 'fast-check'
import { expect, test } from '../story'
import { ask } from './raw-http'

const WORDS =
  'me admin invites en zh-CN how api health live i x _next static chunks data image .. . [id] [locale] (site) @x .rsc .txt .segments __PAGE__ _tree.segment.rsc sign-in display mark.svg favicon.ico _not-found _global-error _error 404 500 index 帮还'.split(
    ' ',
  )
const MARKS = [
  '%2f',
  '%5c',
  '\\',
  '%25',
  '%2525',
  '%00',
  '%0a',
  '%0d%0a',
  '%C3%28',
  '%',
  '~',
  '%20',
  '+',
  '*',
  ';',
  '=',
  ':',
  '&',
  '$',
]
const QUERIES = [
  '',
  '?',
  '?_rsc=1',
  '?a=%',
  '?a=%00',
  '?__nextLocale=en',
  '?nxtPlocale=en',
  '?id[]=1',
  `?${'a'.repeat(3000)}`,
]
const HEADERS: Record<string, string>[] = [
  {},
  { rsc: '1' },
  { rsc: '1', 'next-router-state-tree': '%5B%22%22%5D' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/x' },
  { 'next-url': '/me' },
  { cookie: '%=%; locale=x; a' },
  { 'accept-language': ';;q=,=,' },
  { range: 'bytes=0-1,5-' },
]

const segment = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS.map(encodeURI)) },
  { weight: 1, arbitrary: fc.constantFrom(...MARKS) },
)
const address = fc
  .tuple(
    fc.array(segment, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('/', '/', '/', '', '//'),
    fc.constantFrom(...QUERIES),
  )
  .map(([segments, between, query]) => `/${segments.join(between)}${query}`)

test('a thousand odd addresses: each is an answer, none is a fault of ours', async ({ app }) => {
  const cases = fc.sample(fc.tuple(address, fc.constantFrom(...HEADERS)), { numRuns: 1000, seed: 7 })
  for (let begun = 0; begun < cases.length; begun += 10)
    await Promise.all(
      cases.slice(begun, begun + 10).map(async ([path, headers]) => {
        const { status, headers: said } = await ask(app.origin, { path, headers })
        expect(status, `${path} ${JSON.stringify(headers)}`).toBeLessThan(500)
        if (said.location) expect(new URL(said.location, app.origin).origin, path).toBe(app.origin)
      }),
    )
})
