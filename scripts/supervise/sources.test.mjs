import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { isBuilt, markBuilt, sourceHash, unmarkBuilt } from './sources.mjs'

const clone = fs.mkdtempSync(path.join(os.tmpdir(), 'sources-'))
test.after(() => fs.rmSync(clone, { recursive: true, force: true }))

const write = (file, text) => {
  fs.mkdirSync(path.dirname(path.join(clone, file)), { recursive: true })
  fs.writeFileSync(path.join(clone, file), text)
}

test('a build is old as soon as one byte, or one name, of its sources changed', () => {
  write('app/page.tsx', 'one')
  write('package.json', '{}')
  write('.next/standalone/server.js', '')
  markBuilt(clone, sourceHash(clone))
  assert.equal(isBuilt(clone), true)

  write('app/page.tsx', 'two')
  assert.equal(isBuilt(clone), false)
  markBuilt(clone, sourceHash(clone))
  fs.renameSync(path.join(clone, 'app/page.tsx'), path.join(clone, 'app/layout.tsx'))
  assert.equal(isBuilt(clone), false)
})

test('what is not built does not make a build old', () => {
  markBuilt(clone, sourceHash(clone))
  write('lib/money/fen.test.ts', '1')
  write('scripts/outside/main.ts', '1')
  write('scripts/loans.ts', '1')
  write('db/migrations/0001_tables.sql', '1')
  write('db/testing/server.ts', '1')
  write('README.md', '1')
  write('node_modules/a/index.js', '1')
  assert.equal(isBuilt(clone), true)
})

test('the two scripts that take part in a build, and the protocol that the ports import, do', () => {
  for (const file of ['scripts/build.mjs', 'scripts/csp-hashes.mjs', 'scripts/outside/protocol.ts']) {
    markBuilt(clone, sourceHash(clone))
    write(file, '1')
    assert.equal(isBuilt(clone), false, file)
  }
})

test('an interrupted build counts as none', () => {
  markBuilt(clone, sourceHash(clone))
  unmarkBuilt(clone)
  assert.equal(isBuilt(clone), false)
  markBuilt(clone, sourceHash(clone))
  fs.rmSync(path.join(clone, '.next/standalone/server.js'))
  assert.equal(isBuilt(clone), false)
})
