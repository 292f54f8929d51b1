import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { homeOf, ownerUrlOf, prepareCluster, removeHome, scratchFolder } from './embedded/cluster.mjs'
import { anyFreePort, answers, isPortFree } from './embedded/ports.mjs'
import { postmasterOf, stopOrphan } from './embedded/postmaster.mjs'

const HOLDER = path.join(import.meta.dirname, 'embedded/holder.mjs')

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 150,
  shared_buffers: '256MB',
  wal_compression: 'pglz',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // An error's detail and statement may hold what belongs to a person: the log gets neither.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_min_messages: 'log',
}

/** What a server whose data nobody keeps may leave out. */
const THROW_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '2GB',
  shared_buffers: '128MB',
  max_connections: 300,
  // A vacuum inside the template would make a copy of it wait.
  autovacuum: 'off',
}

/** The data folder of this clone's own server. */
export const dataDirOf = (clone) => path.join(homeOf(clone), 'postgres')

async function portFor(dataDir) {
  const file = `${dataDir}.port`
  const last = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0
  const port = last && (await isPortFree(last)) ? last : await anyFreePort()
  fs.writeFileSync(file, String(port))
  return port
}

/** Makes ready what a holder needs: data folder, port, command line. Stops an orphan first. */
export async function planEmbedded({ dataDir, port, throwAway = false } = {}) {
  const folder = dataDir ?? (throwAway ? path.join(scratchFolder(), 'postgres') : dataDirOf())
  if (fs.existsSync(folder)) await stopOrphan(folder)
  const { program, user } = prepareCluster(folder)
  const number = port ?? (throwAway ? await anyFreePort() : await portFor(folder))
  const settings = throwAway ? { ...SETTINGS, ...THROW_AWAY } : SETTINGS
  const plan = { dataDir: folder, port: number, program, user, settings, throwAway }
  return { dataDir: folder, port: number, ownerUrl: ownerUrlOf(folder, number), args: [HOLDER, JSON.stringify(plan)] }
}

const readiness = (holder, timeoutMs) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('PostgreSQL is not ready after a minute.')), timeoutMs)
    holder.once('error', reject)
    holder.once('exit', (code) => reject(new Error(`PostgreSQL did not start (${code}).`)))
    holder.on('message', (message) => {
      if (message.failed) reject(new Error(`PostgreSQL did not start: ${message.failed}`))
      if (message.ready) resolve()
    })
    holder.once('exit', () => clearTimeout(timer))
    holder.once('message', () => clearTimeout(timer))
  })

async function hold(plan, log) {
  const holder = spawn(process.execPath, plan.args, { detached: true, stdio: ['ignore', log, log, 'ipc'] })
  const ended = new Promise((resolve) => holder.once('exit', resolve))
  const stop = async () => {
    holder.ref()
    if (holder.connected) holder.send('stop')
    await ended
  }
  try {
    await readiness(holder, 60_000)
  } catch (error) {
    await stop()
    throw error
  }
  holder.unref()
  holder.channel.unref()
  return { ownerUrl: plan.ownerUrl, port: plan.port, dataDir: plan.dataDir, stop }
}

/**
 * Starts the PostgreSQL that comes with npm and waits until it answers. It ends with `stop()`, and also when this
 * process ends in whatever way. Without a data folder it is the one of this clone.
 */
export async function startEmbedded({ log = 'ignore', ...options } = {}) {
  for (let attempt = 1; ; attempt++) {
    const plan = await planEmbedded(options)
    try {
      return await hold(plan, log)
    } catch (error) {
      // A port taken in between, or memory of a server that was killed and is not yet given back.
      if (attempt === 5 || !/in use|could not (bind|create any TCP)|shared memory/.test(error.message)) throw error
      await sleep(300 * attempt)
    }
  }
}

/** The server of this clone that runs now; undefined when none does. */
export async function findEmbedded({ dataDir = dataDirOf() } = {}) {
  const server = postmasterOf(dataDir)
  if (!server || !(await answers(server.port))) return undefined
  return { ownerUrl: ownerUrlOf(dataDir, server.port), port: server.port, dataDir }
}

/** Joins the server of this clone when one runs, else starts it; `stop()` ends only what was started here. */
export async function openEmbedded(options = {}) {
  const running = await findEmbedded(options)
  if (running) return { ...running, started: false, stop: async () => {} }
  return { ...(await startEmbedded(options)), started: true }
}

/** Removes a server's data; without a folder, all that this clone's server has on this machine. Nothing may run on it. */
export async function removeEmbedded({ dataDir } = {}) {
  const folder = dataDir ?? dataDirOf()
  if (fs.existsSync(folder)) await stopOrphan(folder)
  const { dir, base } = path.parse(folder)
  const ours = (name) => name === base || name.startsWith(`${base}.`)
  for (const name of fs.existsSync(dir) ? fs.readdirSync(dir).filter(ours) : []) {
    fs.rmSync(path.join(dir, name), { recursive: true, force: true })
  }
  if (!dataDir) removeHome()
}
