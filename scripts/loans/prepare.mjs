import path from 'node:path'
import { openEmbedded } from '../../db/embedded.mjs'
import { demoSecrets, modeOf, withEnvFile } from '../supervise/deployment.mjs'
import { demoSettings, sideUrlsOf } from '../supervise/settings.mjs'

const CLONE = path.resolve(import.meta.dirname, '../..')
const STATE = path.join(CLONE, '.data')

/**
 * Gives this process the settings and a database to work on: the one that is named, the one of this clone that runs, or
 * that one started for as long as we need it. `stop` ends only what was started here.
 */
export async function prepare() {
  const source = withEnvFile(CLONE, process.env)
  const mode = modeOf(source)
  if (source.DATABASE_URL) {
    const secrets = mode === 'production' ? {} : demoSecrets(STATE, source)
    Object.assign(process.env, secrets, source, { MODE: mode })
    addAddresses(mode)
    return { ownerUrl: source.DATABASE_URL, mode, started: false, stop: async () => {} }
  }
  const server = await openEmbedded()
  const secrets = demoSecrets(STATE, source)
  const sideUrls = sideUrlsOf(server.ownerUrl, secrets)
  const { owner } = demoSettings({
    source,
    secrets,
    mode,
    ownerUrl: server.ownerUrl,
    sideUrls,
    webPort: 3000,
    outsidePort: 3100,
  })
  Object.assign(process.env, owner)
  return { ownerUrl: server.ownerUrl, mode, started: server.started, stop: server.stop }
}

/** Where people and the outside would find us: the settings ask for it, a book of loans does not. */
function addAddresses(mode) {
  if (mode === 'production') return
  process.env.ORIGINS ??= 'http://localhost:3000'
  process.env.OUTSIDE_URL ??= 'http://127.0.0.1:3100'
}
