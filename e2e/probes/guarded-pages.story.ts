import { ID_PREFIXES } from '@/lib/id'
import { expect, test } from '../story'
import { routes } from './build'
import { ask } from './raw-http'

/** Every id that leaves us has such a form; a page that shows somebody's data links to it by one. */
const SOMEBODYS = new RegExp(`(${Object.values(ID_PREFIXES).join('|')})_(?!0{32})[0-9a-f]{32}`)

const guarded = () =>
  routes()
    .map(({ path }) => path)
    .filter((path) => /^\/(admin|me|invites)(\/|$)/.test(path))

const SUBREQUEST = ['proxy', 'middleware', 'src/middleware', 'src/proxy', 'pages/_middleware'].map((name) =>
  Array<string>(5).fill(name).join(':'),
)

const HEADERS: Record<string, string>[] = [
  ...SUBREQUEST.map((value) => ({ 'x-middleware-subrequest': value })),
  { 'x-middleware-subrequest': 'proxy', 'x-middleware-subrequest-id': '0' },
  { 'x-middleware-next': '1' },
  { 'x-middleware-rewrite': '/me' },
  { 'x-nextjs-data': '1' },
  { 'x-matched-path': '/me' },
  { 'x-invoke-path': '/me' },
  { 'x-front-door': 'x' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { rsc: '1', 'next-router-state-tree': encodeURIComponent('["",{"children":["__PAGE__",{}]},null,"refetch"]') },
  { 'next-resume': '1' },
]

const oddFormsOf = (path: string) => [
  `/${path}`,
  `${path}/`,
  `${path}?_rsc=1`,
  `${path}.rsc`,
  `${path}.txt`,
  `${path}.segments/_tree.segment.rsc`,
  `${path}.prefetch.rsc`,
  `/.${path}`,
  `/nowhere/..${path}`,
  `/_next/static/..${path}`,
  `/_next/static/%2e%2e${path}`,
  `/_next/data/build${path}.json`,
  path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  path.toUpperCase(),
  path.replaceAll('/', '\\'),
  path.replaceAll('/', '%2f'),
]

test('pages behind a sign-in show a stranger nothing, whatever headers he sends', async ({ app }) => {
  expect(guarded()).not.toHaveLength(0)
  for (const path of guarded()) {
    const plain = await ask(app.origin, { path })
    expect(plain.status, path).not.toBe(500)
    for (const headers of [{}, ...HEADERS]) {
      const { status, body } = await ask(app.origin, { path, headers })
      const what = `${path} ${JSON.stringify(headers)}`
      expect(body, what).not.toMatch(SOMEBODYS)
      expect(status, what).toBeLessThan(500)
      if (!('rsc' in headers)) expect(status, what).toBe(plain.status)
    }
  }
})

test('nor at an odd form of the address', async ({ app }) => {
  for (const path of guarded())
    for (const form of oddFormsOf(path)) {
      const { status, body } = await ask(app.origin, { path: form })
      expect(body, form).not.toMatch(SOMEBODYS)
      expect(status, form).toBeLessThan(500)
    }
})
