// Builds what `npm start` serves: needs neither a database nor a secret, and is the same for every mode.
import { randomBytes } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { plainEnvironment } from './supervise/settings.mjs'
import { markBuilt, sourceHash, unmarkBuilt } from './supervise/sources.mjs'

const clone = path.resolve(import.meta.dirname, '..')
const standalone = path.join(clone, '.next/standalone')

/** Secrets and addresses: a build must not see them, so that it cannot depend on them. */
const SECRET = /(_KEY|_SECRET|_TOKEN|_PASSWORD)$/
const KEY_NAME = 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'

/**
 * With the same key the same code keeps the ids of its actions over builds, so that a page that is open in a browser still
 * works after an update. Deployments on several machines set it; one machine keeps its own.
 */
function actionKey() {
  if (process.env[KEY_NAME]) return process.env[KEY_NAME]
  const file = path.join(clone, '.data/action-key')
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    fs.writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 })
  }
  return fs.readFileSync(file, 'utf8').trim()
}

function environment() {
  const hidden = Object.keys(process.env).filter((name) => SECRET.test(name))
  const plain = plainEnvironment(process.env, [...hidden, 'MODE', 'ORIGINS', 'OUTSIDE_URL', 'NODE_ENV'])
  return { ...plain, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', [KEY_NAME]: actionKey() }
}

function run(env, ...args) {
  const { status, error } = spawnSync(process.execPath, args, { cwd: clone, env, stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

const hash = sourceHash(clone)
unmarkBuilt(clone)
const env = environment()
run(env, 'node_modules/next/dist/bin/next', 'build')
run(env, 'scripts/csp-hashes.mjs')
if (!fs.existsSync(path.join(standalone, 'server.js'))) throw new Error('The build made no standalone server.')
fs.cpSync(path.join(clone, '.next/static'), path.join(standalone, '.next/static'), { recursive: true })
if (fs.existsSync(path.join(clone, 'public')))
  fs.cpSync(path.join(clone, 'public'), path.join(standalone, 'public'), { recursive: true })
// Next copies these into what it builds; a server gets its settings from who starts it.
for (const name of fs.readdirSync(standalone)) if (/^\.env/.test(name)) fs.rmSync(path.join(standalone, name))
markBuilt(clone, hash)
