import fs from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { keptSecrets } from './secrets.mjs'

const MODES = ['demo', 'test', 'production']

/** The environment with what `.env` adds to it; what is set already wins. */
export function withEnvFile(clone, source) {
  const file = path.join(clone, '.env')
  return fs.existsSync(file) ? { ...parseEnv(fs.readFileSync(file, 'utf8')), ...source } : { ...source }
}

/**
 * What is to be started: the demo with the embedded server when nothing is said, production as soon as a database is named.
 * An error with a clear sentence when the two do not fit.
 */
export function modeOf({ MODE: mode, DATABASE_URL: databaseUrl }) {
  if (mode && !MODES.includes(mode)) throw new Error(`MODE 只能是 / can only be ${MODES.join(', ')}.`)
  if (mode === 'production' && !databaseUrl) {
    throw new Error(
      '正式运行需要 DATABASE_URL（PostgreSQL 15 或更新）。 / MODE=production needs DATABASE_URL (PostgreSQL 15 or newer).',
    )
  }
  return mode || (databaseUrl ? 'production' : 'demo')
}

/** A demo's secrets: those kept in the state folder, each replaced by one that was set from outside. */
export function demoSecrets(state, source) {
  const kept = keptSecrets(state)
  return Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, source[name] || value]))
}
