import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { demoSecrets, modeOf, withEnvFile } from './deployment.mjs'
import { nodeComplaint } from './node-version.mjs'
import { keptSecrets, makeSecrets } from './secrets.mjs'
import { demoSettings, productionSettings, sideUrlsOf } from './settings.mjs'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'deployment-'))
test.after(() => fs.rmSync(folder, { recursive: true, force: true }))

const OWNER = 'postgres://banghuan:owner-word@127.0.0.1:5000/banghuan'

test('Node below 20.19 is refused in a sentence that names both versions', () => {
  assert.deepEqual(['20.19.0', '20.20.2', '22.1.0', '24.0.0'].map(nodeComplaint), [
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  for (const old of ['20.18.9', '18.20.0']) assert.match(nodeComplaint(old), new RegExp(`20\\.19.*${old}`))
})

test('the demo when nothing is said, production as soon as a database is named', () => {
  assert.equal(modeOf({}), 'demo')
  assert.equal(modeOf({ DATABASE_URL: OWNER }), 'production')
  assert.equal(modeOf({ DATABASE_URL: OWNER, MODE: 'demo' }), 'demo')
  assert.throws(() => modeOf({ MODE: 'production' }), /DATABASE_URL/)
  assert.throws(() => modeOf({ MODE: 'staging' }), /MODE/)
})

test('.env adds what is not set, and does not replace what is', () => {
  fs.writeFileSync(path.join(folder, '.env'), 'PORT=1\nMODE=demo\n')
  const source = withEnvFile(folder, { MODE: 'test' })
  assert.deepEqual([source.PORT, source.MODE], ['1', 'test'])
})

test('secrets are made once, for their owner alone, and completed when a newer version wants more', () => {
  const state = path.join(folder, 'state')
  const first = keptSecrets(state)
  assert.deepEqual(keptSecrets(state), first)
  const file = path.join(state, 'secrets.json')
  assert.equal(fs.statSync(file).mode & 0o777, 0o600)

  const { LINK_KEY: _, OUTSIDE_PUBLIC_KEY: __, ...older } = first
  fs.writeFileSync(file, JSON.stringify(older))
  const completed = keptSecrets(state)
  assert.equal(completed.AUTH_SECRET, first.AUTH_SECRET)
  assert.ok(completed.LINK_KEY && completed.LINK_KEY !== first.LINK_KEY)
  assertPair(completed.OUTSIDE_PRIVATE_KEY, completed.OUTSIDE_PUBLIC_KEY)
})

test("each key pair fits, no two secrets are alike, and each of ours says that it is a demo's", () => {
  const secrets = makeSecrets()
  assertPair(secrets.APP_PRIVATE_KEY, secrets.APP_PUBLIC_KEY)
  assertPair(secrets.OUTSIDE_PRIVATE_KEY, secrets.OUTSIDE_PUBLIC_KEY)
  assert.equal(new Set(Object.values(secrets)).size, Object.keys(secrets).length)
  for (const name of ['AUTH_SECRET', 'KEY_ENCRYPTION_KEY', 'LINK_KEY', 'APP_PRIVATE_KEY'])
    assert.match(secrets[name], /^demo\./)
})

function assertPair(privateKey, publicKey) {
  const key = createPrivateKey({
    key: Buffer.from(privateKey.replace('demo.', ''), 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  assert.equal(createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'), publicKey)
}

const settings = (more = {}) => {
  const secrets = makeSecrets()
  const source = {
    PATH: '/bin',
    DATABASE_URL: 'postgres://of-the-machine',
    npm_config_token: 'x',
    LINK_KEY: 'of the machine',
    ...more,
  }
  const sideUrls = sideUrlsOf(OWNER, secrets)
  return {
    secrets,
    ...demoSettings({
      source,
      secrets,
      mode: 'demo',
      ownerUrl: OWNER,
      sideUrls,
      webPort: 3000,
      outsidePort: 3100,
      outsideFile: '/x',
    }),
  }
}

test("only the owner's programs hold the owner's address", () => {
  const { web, worker, outside, owner } = settings()
  assert.equal(owner.DATABASE_URL, OWNER)
  for (const env of [web, worker, outside]) assert.ok(!Object.values(env).some((value) => value.includes('owner-word')))
  assert.match(web.DATABASE_URL_FRIEND, /^postgres:\/\/banghuan_friend:/)
})

test('the outside holds its own keys and none of ours, and we hold none of its', () => {
  const { outside, web, worker, secrets } = settings()
  for (const name of [
    'AUTH_SECRET',
    'KEY_ENCRYPTION_KEY',
    'BLIND_INDEX_KEY',
    'CODE_KEY',
    'LINK_KEY',
    'APP_PRIVATE_KEY',
    'DATABASE_URL_GATE',
  ]) {
    assert.equal(outside[name], undefined, name)
  }
  for (const env of [web, worker]) assert.ok(!Object.values(env).includes(secrets.OUTSIDE_PRIVATE_KEY))
})

test('app and outside have different names, so that their cookies do not mix', () => {
  const { origin, outsideUrl, web } = settings()
  assert.notEqual(new URL(origin).hostname, new URL(outsideUrl).hostname)
  assert.equal(web.ORIGINS, origin)
})

test("a demo on a server of one's own takes the owner's address for the sides that have no login", () => {
  const secrets = makeSecrets()
  const { web } = demoSettings({
    source: {},
    secrets,
    mode: 'demo',
    ownerUrl: OWNER,
    sideUrls: {},
    webPort: 1,
    outsidePort: 2,
    outsideFile: '/x',
  })
  assert.equal(web.DATABASE_URL, OWNER)
})

test('a secret that is set wins over the kept one', () => {
  assert.equal(demoSecrets(path.join(folder, 'given'), { LINK_KEY: 'given' }).LINK_KEY, 'given')
})

test('production gets what was set and nothing made up', () => {
  const source = {
    ORIGINS: 'https://a.example,https://b.example',
    OUTSIDE_URL: 'https://bank.example',
    DATABASE_URL: OWNER,
    LINK_KEY: 'k',
  }
  const { origin, web, owner } = productionSettings({ source, webPort: 3000 })
  assert.equal(origin, 'https://a.example')
  assert.deepEqual([web.MODE, web.LINK_KEY, web.AUTH_SECRET, owner.DATABASE_URL], ['production', 'k', undefined, OWNER])
})
