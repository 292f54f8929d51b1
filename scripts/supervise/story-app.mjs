import fs from 'node:fs'
import path from 'node:path'
import postgres from 'postgres'
import { startEmbedded } from '../../db/embedded.mjs'
import { anyFreePort } from '../../db/embedded/ports.mjs'
import { ENDING_ORDER, prepareDatabase, startProcesses } from './app.mjs'
import { makeSecrets } from './secrets.mjs'
import { demoSettings, sideUrlsOf } from './settings.mjs'
import { tailOf } from './step.mjs'
import { createSupervisor } from './supervisor.mjs'

const CLONE = path.resolve(import.meta.dirname, '../..')
const FOLDER = path.join(CLONE, '.data/test/apps')
const TEMPLATE = 'template_stories'

async function asOwner(ownerUrl, statement) {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await owner.unsafe(statement)
  } finally {
    await owner.end()
  }
}

const withDatabase = (url, database) => Object.assign(new URL(url), { pathname: `/${database}` }).href

const settingsOf = (server, { database, webPort, outsidePort, folder, given = {} }) => {
  const ownerUrl = withDatabase(server.ownerUrl, database)
  const sideUrls = sideUrlsOf(ownerUrl, server.secrets)
  const outsideFile = path.join(folder, 'outside.json')
  const { STORY_SERVER: _, ...source } = process.env
  return demoSettings({
    source: { ...source, ...given },
    secrets: server.secrets,
    mode: 'test',
    ownerUrl,
    sideUrls,
    webPort,
    outsidePort,
    outsideFile,
  })
}

const ENDS_MAX = 3

/** A supervisor, and a promise that fails as soon as one of its children keeps ending: a story need not wait for that. */
function watchedSupervisor(folder) {
  const ends = {}
  let fail
  const keepsEnding = new Promise((_, reject) => (fail = reject))
  keepsEnding.catch(() => {})
  const onEnd = ({ name, why }) => {
    ends[name] = (ends[name] ?? 0) + 1
    if (ends[name] === ENDS_MAX)
      fail(new Error(`${name} keeps ending (${why}):\n${tailOf(path.join(folder, `${name}.log`))}`))
  }
  return { supervisor: createSupervisor({ onEnd }), keepsEnding }
}

/** A throw-away database server with a seeded template, for a run of browser stories. */
export async function openStoryServer() {
  if (!fs.existsSync(path.join(CLONE, '.next/standalone/server.js'))) {
    throw new Error('Nothing is built yet: run `npm run build` first.')
  }
  fs.rmSync(FOLDER, { recursive: true, force: true })
  fs.mkdirSync(FOLDER, { recursive: true, mode: 0o700 })
  const embedded = await startEmbedded({ throwAway: true })
  const server = { ownerUrl: embedded.ownerUrl, secrets: makeSecrets() }
  try {
    await asOwner(server.ownerUrl, `create database ${TEMPLATE}`)
    const { owner } = settingsOf(server, { database: TEMPLATE, webPort: 3000, outsidePort: 3100, folder: FOLDER })
    await prepareDatabase(CLONE, { env: owner, logs: FOLDER, seed: true })
  } catch (error) {
    await embedded.stop()
    throw error
  }
  return { server, close: () => embedded.stop() }
}

/** A whole app of its own, with these settings beside its own: a copy of the seeded database, web, worker and outside on free ports. */
export async function openApp(server, name, given) {
  const database = `app_${name.replace(/\W/g, '_').toLowerCase()}`
  const folder = path.join(FOLDER, database)
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  await asOwner(server.ownerUrl, `create database ${database} template ${TEMPLATE}`)
  const settings = settingsOf(server, {
    database,
    webPort: await anyFreePort(),
    outsidePort: await anyFreePort(),
    folder,
    given,
  })
  const { supervisor, keepsEnding } = watchedSupervisor(folder)
  const close = async () => {
    await supervisor.stop(ENDING_ORDER)
    await asOwner(server.ownerUrl, `drop database ${database} with (force)`)
  }
  try {
    const started = startProcesses({ clone: CLONE, supervisor, settings, logs: folder, timeoutMs: 60_000 })
    started.catch(() => {})
    await Promise.race([started, keepsEnding])
  } catch (error) {
    await close()
    throw new Error(`${error.message}\nIts logs are in ${folder}.`, { cause: error })
  }
  const { origin, outsideUrl, owner: env } = settings
  return { origin, outsideUrl, env, logs: folder, pidOf: supervisor.pidOf, close }
}
