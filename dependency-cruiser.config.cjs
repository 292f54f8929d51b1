// Import rules of the house: which file may know of which. ARCHITECTURE.md explains the ranks and the kinds of file.

/** Lowest first: a noun imports from the lines above, and from its left on its own line. */
const NOUNS = [
  'assert refusal money calendar id',
  'access log audit jobs privacy notices auth',
  'ledger devices lists identity',
  'credit loans reviews cases fraud risk',
  'agreements claims quotes payments',
  'invites assists',
  'evidence lenders insight reconciliation',
]
  .join(' ')
  .split(' ')

const TEST = '\\.(test|bench)\\.tsx?$'
const TESTING = '/testing/'
const PURE = '^lib/(.+/rules\\.ts$|money/|calendar/|refusal\\.ts$|assert\\.ts$)'
const EDGE = '^lib/(action|webhook|job|health|session|invite-session)\\.ts$'
/** Pure, but allowed to use node:crypto; everyone else calls these. */
const CRYPTO = '^lib/(privacy/cipher|log/tree)\\.ts$'
const SHELL = '^(proxy|instrumentation|front-door|content-security)\\.ts$'
/** A file of a noun, or of the one folder of data or of a program of its own that a noun may hold. */
const file = (name) => `^lib/.+/${name}\\.ts$`
const npm = (...names) => `node_modules/(${names.join('|')})/`

const forbid = (name, from, to, fromNot = []) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: [TEST, TESTING, ...fromNot] },
  to,
})

const ranks = NOUNS.slice(0, -1).map((noun, index) => {
  const higher = NOUNS.slice(index + 1).join('|')
  return forbid(`${noun}-knows-nothing-higher`, `^lib/${noun}(/|\\.ts$)`, {
    path: `^lib/(${higher})(/|\\.ts$)`,
    pathNot: CRYPTO,
  })
})

const kinds = [
  forbid('rules-are-pure', PURE, { pathNot: [PURE, npm('date-fns', '@date-fns')] }),
  forbid('input-is-client-safe', file('input'), { pathNot: [PURE, file('input'), '^lib/id\\.ts$', npm('zod')] }),
  forbid('store-is-private-to-its-folder', '^lib/([^/]+)/', { path: file('store'), pathNot: '^lib/$1/' }),
  forbid('crypto-lives-in-the-cipher', '^lib/', { path: '^(node:)?crypto$' }, [CRYPTO, '^lib/[^/]+/ports/']),
  forbid(
    'network-lives-in-ports',
    '^lib/',
    { path: npm('nodemailer', 'web-push', 'alipay-sdk', 'stripe', 'viem', 'undici') },
    ['^lib/[^/]+/ports/'],
  ),
  forbid(
    'only-edges-open-a-transaction',
    '^(lib|app|components)/',
    { path: '^db/(client|transaction)\\.ts$', dependencyTypesNot: ['type-only'] },
    [EDGE, file('queries')],
  ),
  forbid(
    'sql-lives-in-store-and-queries',
    '^(lib|app|components)/',
    { path: ['^db/schema/', npm('drizzle-orm', 'postgres')], dependencyTypesNot: ['type-only'] },
    [file('(store|queries)'), '^lib/(ledger/post-settlements|health)\\.ts$'],
  ),
  forbid('commands-know-no-edge', '^lib/[^/]+/', { path: EDGE }, [file('on-[a-z-]+')]),
  forbid('jobs-know-their-own-edge-only', file('on-[a-z-]+'), { path: EDGE, pathNot: '^lib/job\\.ts$' }),
]

const layers = [
  forbid('app-knows-no-tables', '^(app|components)/', { path: ['^db/', file('store')] }),
  forbid('pages-read-actions-write', '^(app/.*\\.tsx$|components/)', {
    path: '^lib/[^/]+/',
    pathNot: [file('(queries|rules|input)'), '^lib/(money|calendar|agreements/clauses)/'],
  }),
  forbid('nothing-below-knows-app', '^(lib|db|components|messages|scripts)/', { path: '^app/' }),
  forbid('lib-knows-no-ui', '^(lib|db)/', { path: ['^components/', npm('react', 'react-dom')] }),
  forbid('ui-primitives-know-no-product', '^components/ui/', {
    path: '^(lib/(?!money/|refusal\\.ts$)|components/(?!ui/))',
  }),
  forbid('charts-know-numbers-not-nouns', '^components/charts/', {
    path: '^(lib/(?!money/|calendar/)|components/(?!ui/|charts/))',
  }),
  forbid('messages-know-no-product', '^messages/', { path: '^(lib/(?!refusal\\.ts$)|db/|components/)' }),
  forbid('the-shell-knows-no-product', SHELL, { path: '^(lib/(?!(env|logger)\\.ts$)|db/|app/|components/)' }),
  forbid('the-outside-stands-alone', '^scripts/outside/', { path: '^(lib|db|app|components|messages)/' }),
]

const packages = [
  forbid('what-is-served-needs-no-dev-package', `^(app|components|db|lib|messages)/|${SHELL}`, {
    dependencyTypes: ['npm-dev'],
    dependencyTypesNot: ['type-only'],
  }),
  {
    name: 'every-package-is-declared',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
]

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...ranks,
    ...kinds,
    ...layers,
    ...packages,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'node', 'default', 'types'],
    },
  },
}
