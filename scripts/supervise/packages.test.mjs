import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, test } from 'node:test'
import { isInstalled, npmEnvironment } from './packages.mjs'

const clone = fs.mkdtempSync(path.join(os.tmpdir(), 'packages-'))
test.after(() => fs.rmSync(clone, { recursive: true, force: true }))

const LOCK = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } }
const write = (file, packages) => fs.writeFileSync(path.join(clone, file), JSON.stringify({ packages }))

beforeEach(() => {
  fs.mkdirSync(path.join(clone, 'node_modules'), { recursive: true })
  write('package-lock.json', LOCK)
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } })
})

test('a tree that holds every required package is installed; packages of other platforms may be missing', () => {
  assert.equal(isInstalled(clone), true)
})

test('a missing, an older and an interrupted install are seen', () => {
  write('node_modules/.package-lock.json', {})
  assert.equal(isInstalled(clone), false)
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '0.9.0' } })
  assert.equal(isInstalled(clone), false)
  fs.rmSync(path.join(clone, 'node_modules/.package-lock.json'))
  assert.equal(isInstalled(clone), false)
})

test('npm keeps its cache in the home when it can, else beside our data', () => {
  const state = path.join(clone, '.data')
  assert.equal(npmEnvironment({ HOME: clone }, state).npm_config_cache, undefined)
  assert.equal(npmEnvironment({ HOME: '/dev/null/nobody' }, state).npm_config_cache, path.join(state, 'npm-cache'))
  assert.equal(npmEnvironment({ HOME: '/dev/null/nobody', npm_config_cache: clone }, state).npm_config_cache, clone)
})
