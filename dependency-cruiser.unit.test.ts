import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

// Another program does the work: on a busy machine it takes its time to begin.
vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'imports-'))
const PACKAGES = {
  dependencies: ['zod', 'drizzle-orm', 'undici', 'react'],
  devDependencies: ['fast-check'],
  undeclared: ['stray'],
}

/** One import that each rule must stop: who imports what, and which rules say no. */
const bad: [from: string, to: string, ...rules: string[]][] = [
  ['lib/loans/rules.ts', 'lib/loans/queries.ts', 'rules-are-pure'],
  ['lib/money/fen.ts', 'lib/env.ts', 'rules-are-pure'],
  ['lib/cases/rules.ts', 'zod', 'rules-are-pure'],
  ['lib/loans/input.ts', 'db/client.ts', 'input-is-client-safe', 'only-edges-open-a-transaction'],
  ['lib/id.ts', 'lib/auth/queries.ts', 'id-knows-nothing-higher'],
  ['lib/ledger/post.ts', 'lib/loans/book.ts', 'ledger-knows-nothing-higher'],
  ['lib/loans/lend.ts', 'lib/cases/open-case.ts', 'loans-knows-nothing-higher'],
  ['lib/assists/ask.ts', 'lib/invites/store.ts', 'store-is-private-to-its-folder'],
  ['lib/lenders/read.ts', 'lib/loans/book/store.ts', 'store-is-private-to-its-folder'],
  ['lib/credit/train/rules.ts', 'lib/env.ts', 'rules-are-pure'],
  ['lib/invites/link.ts', 'node:crypto', 'crypto-lives-in-the-cipher'],
  ['lib/payments/call.ts', 'undici', 'network-lives-in-ports'],
  ['lib/claims/open-claim.ts', 'db/transaction.ts', 'only-edges-open-a-transaction'],
  ['lib/claims/read.ts', 'drizzle-orm', 'sql-lives-in-store-and-queries'],
  ['lib/claims/forgive.ts', 'lib/action.ts', 'commands-know-no-edge'],
  ['lib/claims/on-remind.ts', 'lib/action.ts', 'jobs-know-their-own-edge-only'],
  ['app/me/route.ts', 'db/schema/loans.ts', 'app-knows-no-tables', 'sql-lives-in-store-and-queries'],
  ['app/me/page.tsx', 'lib/loans/pay.ts', 'pages-read-actions-write'],
  ['components/loan/card.tsx', 'lib/loans/pay.ts', 'pages-read-actions-write'],
  ['lib/notices/text.ts', 'app/me/words.ts', 'nothing-below-knows-app'],
  ['lib/notices/show.ts', 'react', 'lib-knows-no-ui'],
  ['components/ui/row.tsx', 'components/loan/tag.tsx', 'ui-primitives-know-no-product'],
  ['components/charts/bar.tsx', 'lib/loans/rules.ts', 'charts-know-numbers-not-nouns'],
  ['messages/request.ts', 'components/ui/mark.tsx', 'messages-know-no-product'],
  ['proxy.ts', 'lib/auth/rules.ts', 'the-shell-knows-no-product'],
  ['scripts/outside/main.ts', 'lib/env.ts', 'the-outside-stands-alone'],
  ['lib/fraud/sample.ts', 'fast-check', 'what-is-served-needs-no-dev-package'],
  ['scripts/print.ts', 'stray', 'every-package-is-declared'],
  ['scripts/ring.ts', 'scripts/ring.ts', 'no-cycles'],
]

/** Imports that look alike and are right. */
const good: [from: string, to: string][] = [
  ['lib/risk/rules.ts', 'lib/money/parse.ts'],
  ['lib/auth/code.ts', 'lib/privacy/cipher.ts'],
  ['lib/access/limit.ts', 'lib/privacy/cipher.ts'],
  ['lib/privacy/cipher.ts', 'node:crypto'],
  ['lib/payments/ports/cashier.ts', 'undici'],
  ['lib/invites/store.ts', 'drizzle-orm'],
  ['lib/loans/book/store.ts', 'drizzle-orm'],
  ['lib/session.ts', 'db/transaction.ts'],
  ['lib/claims/on-pay.ts', 'lib/job.ts'],
  ['lib/lenders/input.ts', 'lib/id.ts'],
  ['lib/loans/rules.test.ts', 'fast-check'],
  ['app/me/pay/actions.ts', 'lib/loans/pay.ts'],
  ['app/me/home.tsx', 'lib/loans/queries.ts'],
  ['db/seed/seed.ts', 'lib/loans/pay.ts'],
  ['scripts/worker.ts', 'lib/claims/on-pay.ts'],
]

const isFile = (name: string) => name.endsWith('.ts') || name.endsWith('.tsx')

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text, { flag: 'a' })
}

beforeAll(() => {
  const versions = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']))
  write(
    'package.json',
    JSON.stringify({
      dependencies: versions(PACKAGES.dependencies),
      devDependencies: versions(PACKAGES.devDependencies),
    }),
  )
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { module: 'esnext', moduleResolution: 'bundler', paths: { '@/*': ['./*'] } } }),
  )
  for (const name of Object.values(PACKAGES).flat()) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, 'module.exports = {}')
  }
  for (const [from, to] of [...bad, ...good]) {
    write(from, `import ${JSON.stringify(isFile(to) ? `@/${to.replace(/\.tsx?$/, '')}` : to)}\n`)
    if (isFile(to)) write(to, '')
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

type Violation = { from: string; to: string; rule: { name: string } }

it('stops each import that a rule is for, and no other', () => {
  const cli = join(import.meta.dirname, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = join(import.meta.dirname, 'dependency-cruiser.config.cjs')
  const args = [
    cli,
    '--config',
    config,
    '--output-type',
    'json',
    'app',
    'components',
    'db',
    'lib',
    'messages',
    'scripts',
    'proxy.ts',
  ]
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } }
  const found = summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`)
  expect(found.sort()).toEqual(bad.flatMap(([from, , ...rules]) => rules.map((rule) => `${from}: ${rule}`)).sort())
})
