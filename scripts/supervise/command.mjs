import path from 'node:path'
import { openEmbedded } from '../../db/embedded.mjs'
import { runProgram } from './app.mjs'
import { demoSecrets, modeOf, withEnvFile } from './deployment.mjs'
import { runningOrigin } from './earlier.mjs'
import { demoSettings, givenSideUrls, sideUrlsOf } from './settings.mjs'

const CLONE = path.resolve(import.meta.dirname, '../..')
const STATE = path.join(CLONE, '.data')
const PORTS = { webPort: 3000, outsidePort: 3100 }

/**
 * The settings for one command at a terminal, with a database that answers: the one that DATABASE_URL names, else the
 * embedded one, joined when it runs and otherwise started, migrated and, by `close()`, stopped again.
 */
export async function openCommand() {
  const source = withEnvFile(CLONE, process.env)
  const mode = modeOf(source)
  if (mode === 'production') return { env: { ...source, MODE: mode }, close: async () => {} }
  const secrets = demoSecrets(STATE, source)
  const outsideFile = path.join(STATE, 'outside.json')
  const settle = (ownerUrl, sideUrls) => {
    const { owner } = demoSettings({ source, secrets, mode, ownerUrl, sideUrls, outsideFile, ...PORTS })
    return { ...owner, ORIGINS: runningOrigin(STATE) ?? owner.ORIGINS }
  }
  if (source.DATABASE_URL) return { env: settle(source.DATABASE_URL, givenSideUrls(source)), close: async () => {} }

  const server = await openEmbedded()
  const env = settle(server.ownerUrl, sideUrlsOf(server.ownerUrl, secrets))
  try {
    if (server.started)
      await runProgram(CLONE, 'db/migrate.ts', { env, logs: path.join(STATE, 'logs'), name: 'migrate' })
  } catch (error) {
    await server.stop()
    throw error
  }
  return { env, close: server.stop }
}
