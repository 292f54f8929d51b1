import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

// Another program does the work: on a busy machine it takes its time to begin.
vi.setConfig({ testTimeout: 60_000 })

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hashes-'))
  for (const name of ['scripts', '.next/server/app/en', '.next/standalone/.next'])
    mkdirSync(join(folder, name), { recursive: true })
  cpSync(join(import.meta.dirname, 'csp-hashes.mjs'), join(folder, 'scripts/csp-hashes.mjs'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const page = (name: string, body: string) => writeFileSync(join(folder, '.next/server/app', name), body)
const run = () => spawnSync(process.execPath, [join(folder, 'scripts/csp-hashes.mjs')], { encoding: 'utf8' })
const written = (place: string) =>
  JSON.parse(readFileSync(join(folder, place, 'csp-hashes.json'), 'utf8')) as Record<string, string[]>

/** base64 of the SHA-256 of `alert(1)`, as `openssl dgst -sha256 -binary | base64` prints it. */
const ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"

it('writes the inline scripts of each page, once each, beside both builds', () => {
  page('en/how.html', '<script src="/a.js"></script><script>alert(1)</script><script id="x">alert(1)</script>')
  page('_not-found.html', '<p>no script</p>')
  expect(run().status).toBe(0)
  expect(written('.next')).toEqual({ '/en/how': [ALERT], '/_not-found': [] })
  expect(written('.next/standalone/.next')).toEqual(written('.next'))
})

it.each([
  ['a style attribute', '<p style="color:red">x</p>', '<p style="'],
  ['a style sheet', '<style>p{}</style>', '<style>'],
  ['a handler', '<a href="/" onclick="x()">x</a>', 'onclick="'],
])('stops at %s, which the policy would drop', (_, body, named) => {
  page('en/how.html', `<main>${body}</main>`)
  const { status, stderr } = run()
  expect(status).toBe(1)
  expect(stderr).toContain('en/how.html holds ')
  expect(stderr).toContain(named)
})

it('does not mistake the text of a script for markup', () => {
  page('en/how.html', `<script>x = '<p style="a">'</script>`)
  expect(run().status).toBe(0)
})

it('says that there is no build', () => {
  rmSync(join(folder, '.next'), { recursive: true })
  expect(run().stderr).toContain('run `next build` first')
})
